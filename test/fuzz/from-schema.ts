import fc from 'fast-check';
import * as v from 'valibot';
import { resolveSchema } from './operations.ts';

const annotations = { description: v.optional(v.string()), examples: v.optional(v.array(v.unknown())) };

const Text = v.strictObject({
  type: v.literal('string'),
  minLength: v.optional(v.number(), 0),
  maxLength: v.optional(v.number(), 200),
  pattern: v.optional(v.string()),
  ...annotations,
});
const Id = v.strictObject({ type: v.literal('string'), format: v.literal('uuid'), ...annotations });
const Choice = v.strictObject({ type: v.literal('string'), enum: v.array(v.string()), ...annotations });
const Constant = v.strictObject({ const: v.string(), type: v.optional(v.string()), ...annotations });
const List = v.strictObject({
  type: v.literal('array'),
  items: v.unknown(),
  maxItems: v.number(),
  default: v.optional(v.unknown()),
  ...annotations,
});
const Members = v.strictObject({
  type: v.literal('object'),
  properties: v.record(v.string(), v.unknown()),
  required: v.array(v.string()),
  additionalProperties: v.literal(false),
  ...annotations,
});
const Reference = v.strictObject({ $ref: v.string() });

/** The keywords of JSON Schema that the document's requests use: with another one, this would not know what is valid. */
const Schema = v.union([Text, Id, Choice, Constant, List, Members, Reference]);

const matching = (pattern: string): fc.Arbitrary<string> => {
  const expression = new RegExp(pattern, 'u');
  try {
    return fc.stringMatching(expression);
  } catch {
    // It knows no lookaheads.
    return fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => expression.test(text));
  }
};

const text = ({ minLength, maxLength, pattern }: v.InferOutput<typeof Text>): fc.Arbitrary<string> => {
  const any = pattern === undefined ? fc.string({ unit: 'grapheme', maxLength }) : matching(pattern);
  // JSON Schema counts code points.
  const length = (value: string): number => Array.from(value).length;
  return any.filter((value) => length(value) >= minLength && length(value) <= maxLength);
};

const members = ({ properties, required }: v.InferOutput<typeof Members>): fc.Arbitrary<unknown> =>
  fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, fromSchema(schema)])),
    { requiredKeys: required, noNullPrototype: true },
  );

/**
 * Values that a JSON Schema of docs/openapi.json takes.
 * @throws {v.ValiError} it has a keyword that no request of the document had so far
 */
export const fromSchema = (schema: unknown): fc.Arbitrary<unknown> => {
  const parsed = v.parse(Schema, schema);
  if ('$ref' in parsed) return fromSchema(resolveSchema(parsed.$ref));
  if ('format' in parsed) return fc.uuid();
  if ('enum' in parsed) return fc.constantFrom(...parsed.enum);
  if ('const' in parsed) return fc.constant(parsed.const);
  if ('items' in parsed) return fc.array(fromSchema(parsed.items), { maxLength: parsed.maxItems });
  return 'properties' in parsed ? members(parsed) : text(parsed);
};
