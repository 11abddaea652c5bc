import * as v from 'valibot';
import type { Resource } from './template.ts';

/**
 * Reads the properties of a resource.
 * @param schema what is emulated of them
 * @throws {Error} there is something else; says where
 */
export const readProperties = <Schema extends v.GenericSchema>(
  schema: Schema,
  { id, properties }: Pick<Resource, 'id' | 'properties'>,
): v.InferOutput<Schema> => {
  const { success, output, issues } = v.safeParse(schema, properties);
  if (success) return output;
  throw new Error(`${id}.${v.getDotPath(issues[0]) ?? ''}: ${issues[0].message}`);
};
