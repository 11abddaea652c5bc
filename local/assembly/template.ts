import { join, resolve as absolute } from 'node:path';
import * as v from 'valibot';
import { resolve } from './intrinsics.ts';
import type { PhysicalId } from './physical-ids.ts';
import { byPlainHttp } from './plain-hosts.ts';
import { createReferences, type TemplateValues } from './references.ts';
import {
  AssetsSchema,
  Properties,
  readJson,
  TemplateSchema,
  type AssetFiles,
  type TemplateSource,
} from './source.ts';
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

/** A cloud assembly, as `cdk synth` writes it. */
export interface CloudAssembly {
  readonly directory: string;
  /** The one of its stacks that is run. */
  readonly stackName: string;
}

/** A stack of a cloud assembly as it stands there. */
export interface Stack {
  /** Whether it has a resource of a type. */
  readonly has: (type: string) => boolean;
  /**
   * Resolves its template.
   * @throws {TemplateError} a parameter has no value, or something is not emulated
   */
  readonly resolve: (values: TemplateValues) => Template;
}

/**
 * Reads a stack of a cloud assembly.
 * @throws {TemplateError} something is not emulated
 */
export const readStack = ({ directory, stackName }: CloudAssembly): Stack => {
  const template = readJson(TemplateSchema, join(directory, `${stackName}.template.json`));
  const { files } = readJson(AssetsSchema, join(directory, `${stackName}.assets.json`));
  const types = new Set(Object.values(template.Resources).map(({ Type }) => Type));
  return {
    has: (type) => types.has(type),
    resolve: (values) => resolveTemplate({ directory, stackName }, { template, files }, values),
  };
};

/** The one resource of a type. */
export const only = ({ resources }: Template, type: string): Resource => {
  const [found, ...others] = resources(type);
  if (!found || others.length > 0) throw new Error(`The template needs to have one ${type}`);
  return found;
};

const resolveTemplate = (
  { directory, stackName }: CloudAssembly,
  { template, files }: { readonly template: TemplateSource; readonly files: AssetFiles },
  values: TemplateValues,
): Template => {
  const { physicalId, scopeOf } = createReferences(template, stackName, values);
  const resolveValue = (source: unknown, where: string): unknown =>
    byPlainHttp(resolve(source, scopeOf(where)), values.plainHosts);
  const resources = Object.entries(template.Resources).map(([id, { Type, Properties: properties }]) => ({
    type: Type,
    resource: {
      id,
      ...physicalId(id),
      properties: v.parse(Properties, resolveValue(properties, id)),
    },
  }));

  return {
    resources: (type) => resources.filter((found) => found.type === type).map(({ resource }) => resource),
    outputs: Object.fromEntries(
      Object.entries(template.Outputs).map(([name, { Value }]) => [
        name,
        String(resolveValue(Value, `Output ${name}`)),
      ]),
    ),
    asset: (key) => {
      const path = files[key.replace(/\.[^.]*$/, '')]?.source.path;
      if (path === undefined) throw new TemplateError(stackName, `It has no asset ${key}`);
      return absolute(directory, path);
    },
  };
};
