import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const secrecy = { sensitive: v.exactOptional(v.literal(true)) };
const size = { min: v.exactOptional(v.number()), max: v.exactOptional(v.number()) };

/**
 * A shape as botocore has it, without its documentation, with names of shapes for references to them, and `number` for
 * its kinds of numbers and times.
 */
export const ShapeSchema = v.variant('type', [
  v.object({
    type: v.literal('structure'),
    members: v.record(v.string(), v.string()),
    required: v.exactOptional(v.array(v.string())),
    union: v.exactOptional(v.literal(true)),
    ...secrecy,
  }),
  v.object({ type: v.literal('list'), member: v.string(), ...size, ...secrecy }),
  v.object({ type: v.literal('map'), key: v.string(), value: v.string(), ...size, ...secrecy }),
  v.object({
    type: v.literal('string'),
    enum: v.exactOptional(v.array(v.string())),
    pattern: v.exactOptional(v.string()),
    ...size,
    ...secrecy,
  }),
  v.object({ type: v.picklist(['blob', 'number']), ...size, ...secrecy }),
  v.object({ type: v.literal('boolean') }),
]);

/** What a value of a request may be. */
export type Shape = v.InferOutput<typeof ShapeSchema>;

const ModelSchema = v.strictObject({
  source: v.string(),
  operations: v.record(v.string(), v.string()),
  shapes: v.record(v.string(), ShapeSchema),
});

/** What AWS says that requests to a service may be: the shape of each operation's input, and all shapes by name. */
export type Model = v.InferOutput<typeof ModelSchema>;

const models = new Map<string, Model>();

/**
 * The model of a service.
 * @param service the part of an IAM action before the colon
 * @throws {Error} there is none in `models/`
 */
export const loadModel = (service: string): Model => {
  const known = models.get(service);
  if (known) return known;
  const text = readFileSync(new URL(`models/${service}.json`, import.meta.url), 'utf8');
  const model = v.parse(ModelSchema, JSON.parse(text));
  models.set(service, model);
  return model;
};

/** @throws {Error} the model has no shape of this name */
export const findShape = ({ shapes }: Model, name: string): Shape => {
  const shape = shapes[name];
  if (shape) return shape;
  throw new Error(`The model has no shape ${name}`);
};
