import * as v from 'valibot';
import { TemplateError } from './template-error.ts';

/** What the functions of one part of a template may refer to. */
export interface Scope {
  /** The part, for errors. */
  readonly where: string;
  /** What `Ref` gives; undefined for `AWS::NoValue`. */
  readonly reference: (name: string) => string | undefined;
  /** What `Fn::GetAtt` gives. */
  readonly attribute: (logicalId: string, name: string) => string;
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/** A function of a template; the functions inside its argument are resolved before. */
const intrinsic = <Schema extends v.GenericSchema>(
  name: string,
  schema: Schema,
  work: (argument: v.InferOutput<Schema>, scope: Scope) => unknown,
): [string, Intrinsic] => [
  name,
  (argument, scope) => {
    const { success, output } = v.safeParse(schema, argument);
    if (success) return work(output, scope);
    throw new TemplateError(scope.where, `${name} can't take ${JSON.stringify(argument)}`);
  },
];

const Text = v.union([v.string(), v.number()]);
const TwoTexts = v.tuple([v.string(), v.string()]);
const Sub = v.union([v.string(), v.tuple([v.string(), v.record(v.string(), Text)])]);
const Select = v.pipe(
  v.tuple([v.pipe(Text, v.transform(Number)), v.array(v.unknown())]),
  v.check(([index, values]) => index in values),
);

const intrinsics = new Map([
  intrinsic('Ref', v.string(), (name, { reference }) => reference(name)),
  intrinsic('Fn::GetAtt', TwoTexts, ([id, name], { attribute }) => attribute(id, name)),
  intrinsic('Fn::Join', v.tuple([v.string(), v.array(Text)]), ([separator, parts]) => parts.join(separator)),
  intrinsic('Fn::Split', TwoTexts, ([separator, text]) => text.split(separator)),
  intrinsic('Fn::Select', Select, ([index, values]) => values[index]),
  intrinsic('Fn::Sub', Sub, (argument, { reference, attribute }) => {
    const [text, values] = typeof argument === 'string' ? [argument] : argument;
    const readAttribute = (name: string): unknown => {
      const [id = '', ...path] = name.split('.');
      return values?.[name] ?? (path.length > 0 ? attribute(id, path.join('.')) : reference(name));
    };
    return text
      .replace(/\$\{([^!}][^}]*)\}/g, (_, name: string) => String(readAttribute(name)))
      .replaceAll('${!', '${');
  }),
]);

const evaluate = (name: string, argument: unknown, scope: Scope): unknown => {
  const found = intrinsics.get(name);
  if (!found) throw new TemplateError(scope.where, `${name} is not emulated`);
  return found(resolve(argument, scope), scope);
};

const isFunction = (name: string): boolean => name === 'Ref' || name.startsWith('Fn::');
const isPresent = (value: unknown): boolean => value !== undefined;

/**
 * Puts values in the place of CloudFormation's functions.
 * @param value any part of a template
 * @returns the same without functions, and without whatever is `AWS::NoValue`
 * @throws {TemplateError} a function that is not emulated, or that can't work with its argument
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export const resolve = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) return value.map((item: unknown) => resolve(item, scope)).filter(isPresent);
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  const [first] = entries;
  if (first && entries.length === 1 && isFunction(first[0])) return evaluate(...first, scope);
  const resolved = entries.map(([key, item]): [string, unknown] => [key, resolve(item, scope)]);
  return Object.fromEntries(resolved.filter(([, item]) => isPresent(item)));
};
