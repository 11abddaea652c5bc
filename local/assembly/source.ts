import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { TemplateError } from './template-error.ts';

export const Properties = v.record(v.string(), v.unknown());
const noCondition = v.optional(v.never('conditions are not emulated'));

/** A template as the assembly has it, with functions in place of values. */
export const TemplateSchema = v.object({
  Parameters: v.optional(v.record(v.string(), v.object({ Default: v.optional(v.string()) })), {}),
  Resources: v.record(
    v.string(),
    v.object({ Type: v.string(), Properties: v.optional(Properties, {}), Condition: noCondition }),
  ),
  Outputs: v.optional(v.record(v.string(), v.object({ Value: v.unknown(), Condition: noCondition })), {}),
});

export type TemplateSource = v.InferOutput<typeof TemplateSchema>;

/** Which files each asset has. */
export const AssetsSchema = v.object({
  files: v.record(v.string(), v.object({ source: v.object({ path: v.string() }) })),
});

export type AssetFiles = v.InferOutput<typeof AssetsSchema>['files'];

/**
 * Reads a file of the assembly.
 * @throws {TemplateError} it has something that is not emulated
 */
export const readJson = <Schema extends v.GenericSchema>(
  schema: Schema,
  file: string,
): v.InferOutput<Schema> => {
  const { success, output, issues } = v.safeParse(schema, JSON.parse(readFileSync(file, 'utf8')));
  if (success) return output;
  throw new TemplateError(file, `${v.getDotPath(issues[0]) ?? ''}: ${issues[0].message}`);
};
