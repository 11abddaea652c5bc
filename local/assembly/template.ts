import { join, resolve as absolute } from 'node:path';
import * as v from 'valibot';
import { resolve } from './intrinsics.ts';
import type { PhysicalId } from './physical-ids.ts';
import { byPlainHttp } from './plain-hosts.ts';
import { referencesOf, type TemplateValues } from './references.ts';
import { AssetsSchema, Properties, readJson, TemplateSchema } from './source.ts';
import { TemplateError } from './template-error.ts';

/** A resource, with values in the place of functions. */
export interface Resource extends PhysicalId {
  /** Logical id. */
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A stack's template, resolved as if CloudFormation had deployed it to the local cloud. */
export interface Template {
  /** The resources of one type, in the template's order. */
  readonly resources: (type: string) => readonly Resource[];
  readonly outputs: Readonly<Record<string, string>>;
  /**
   * Where the files of an asset are.
   * @param key hash of the asset, or the `S3Key` that a resource has for it
   */
  readonly asset: (key: string) => string;
}

/**
 * Reads a stack of a cloud assembly.
 * @param directory of the assembly
 * @throws {TemplateError} a parameter has no value, or something is not imitated
 */
export const readTemplate = (directory: string, stackName: string, values: TemplateValues): Template => {
  const template = readJson(TemplateSchema, join(directory, `${stackName}.template.json`));
  const { files } = readJson(AssetsSchema, join(directory, `${stackName}.assets.json`));
  const { physicalId, scopeOf } = referencesOf(template, stackName, values);
  const valueOf = (source: unknown, where: string): unknown =>
    byPlainHttp(resolve(source, scopeOf(where)), values.plainHosts);
  const resources = Object.entries(template.Resources).map(([id, { Type, Properties: properties }]) => ({
    type: Type,
    resource: {
      id,
      ...physicalId(id),
      properties: v.parse(Properties, valueOf(properties, id)),
    },
  }));

  return {
    resources: (type) => resources.filter((found) => found.type === type).map(({ resource }) => resource),
    outputs: Object.fromEntries(
      Object.entries(template.Outputs).map(([name, { Value }]) => [
        name,
        String(valueOf(Value, `Output ${name}`)),
      ]),
    ),
    asset: (key) => {
      const path = files[key.replace(/\.[^.]*$/, '')]?.source.path;
      if (path === undefined) throw new TemplateError(stackName, `It has no asset ${key}`);
      return absolute(directory, path);
    },
  };
};
