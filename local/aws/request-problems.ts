import { findShape, type Model, type Shape } from './model.ts';
import { ServiceError } from './service-error.ts';

type Of<Type extends Shape['type']> = Extract<Shape, { readonly type: Type }>;
type Sizes = Readonly<Partial<Record<'min' | 'max', number>>>;

/** A value that a request has, and where: members as AWS names them in its messages. */
interface Place {
  readonly value: unknown;
  readonly path: string;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const within = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const lowerFirst = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);

/** AWS's regular expressions are Java's, held against the whole text. */
const matches = (pattern: string, text: string): boolean => new RegExp(`^(?:${pattern})$`, 'u').test(text);

const serialization = (message: string) => new ServiceError('SerializationException', message);

const nameKind = (value: unknown): string => {
  if (typeof value === 'string') return 'STRING_VALUE';
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE';
};

/** What AWS says of JSON of another kind than the shape has; the kind is a class of Java, none where it has members. */
const wrongKind = (value: unknown, kind?: string): ServiceError => {
  if (Array.isArray(value)) return serialization('Start of list found where not expected');
  if (isObject(value)) return serialization('Start of structure or map found where not expected');
  return serialization(
    kind === undefined ? 'Unexpected field type' : `${nameKind(value)} cannot be converted to ${kind}`,
  );
};

/** Secrets, bytes and what is made of several values stay unsaid. */
const shownValue = (value: unknown): string => {
  if (value === null) return ' null';
  return typeof value === 'string' || typeof value === 'number' ? ` '${value.toString()}'` : '';
};

const problem = ({ value, path }: Place, rule: string): string =>
  `Value${shownValue(value)} at '${path}' failed to satisfy constraint: Member must ${rule}`;

const sizeProblems = (
  { min = -Infinity, max = Infinity }: Sizes,
  { size, what, ...place }: Place & { readonly size: number; readonly what: 'length' | 'value' },
): readonly string[] => [
  ...(size < min ? [problem(place, `have ${what} greater than or equal to ${min.toString()}`)] : []),
  ...(size > max ? [problem(place, `have ${what} less than or equal to ${max.toString()}`)] : []),
];

const textProblems = (shape: Of<'string'>, { value, path }: Place): readonly string[] => {
  if (typeof value !== 'string') throw wrongKind(value, 'String');
  const { sensitive, pattern, enum: words } = shape;
  const place = { path, value: sensitive ? undefined : value };
  return [
    ...sizeProblems(shape, { ...place, size: value.length, what: 'length' }),
    ...(pattern === undefined || matches(pattern, value)
      ? []
      : [problem(place, `satisfy regular expression pattern: ${pattern}`)]),
    ...(!words || words.includes(value)
      ? []
      : [problem(place, `satisfy enum value set: [${words.join(', ')}]`)]),
  ];
};

const blobProblems = (shape: Sizes, { value, path }: Place): readonly string[] => {
  if (typeof value !== 'string') throw wrongKind(value, 'ByteBuffer');
  const bytes = Buffer.from(value, 'base64');
  if (bytes.toString('base64') !== value) throw serialization(`The value of ${path} is not base64`);
  return sizeProblems(shape, { path, value: undefined, size: bytes.length, what: 'length' });
};

const numberProblems = (shape: Sizes, place: Place): readonly string[] => {
  const { value } = place;
  if (typeof value !== 'number') throw wrongKind(value, 'Integer');
  return sizeProblems(shape, { ...place, size: value, what: 'value' });
};

const booleanProblems = ({ value }: Place): readonly string[] => {
  if (typeof value === 'boolean') return [];
  throw wrongKind(value, 'Boolean');
};

const listProblems = (model: Model, shape: Of<'list'>, place: Place): readonly string[] => {
  const { value, path } = place;
  if (!Array.isArray(value)) throw wrongKind(value);
  const items: readonly unknown[] = value;
  return [
    ...sizeProblems(shape, { ...place, size: items.length, what: 'length' }),
    ...items.flatMap((item, index) =>
      findProblems(model, shape.member, { value: item, path: `${path}.${(index + 1).toString()}.member` }),
    ),
  ];
};

const mapProblems = (model: Model, shape: Of<'map'>, place: Place): readonly string[] => {
  const { value, path } = place;
  if (!isObject(value)) throw wrongKind(value);
  const entries = Object.entries(value);
  return [
    ...sizeProblems(shape, { ...place, size: entries.length, what: 'length' }),
    ...entries.flatMap(([key, inside]) => [
      ...findProblems(model, shape.key, { value: key, path: `${path}.key` }),
      ...findProblems(model, shape.value, { value: inside, path: `${path}.${key}.member` }),
    ]),
  ];
};

const structureProblems = (
  model: Model,
  shape: Of<'structure'>,
  { value, path }: Place,
): readonly string[] => {
  if (!isObject(value)) throw wrongKind(value);
  const { members, required = [] } = shape;
  const toPlace = (name: string) => ({ value: value[name] ?? null, path: within(path, lowerFirst(name)) });
  const missing = required.map(toPlace).filter((place) => place.value === null);
  const present = Object.keys(value).filter((name) => toPlace(name).value !== null);
  return [
    ...present.flatMap((name) => {
      const member = Object.hasOwn(members, name) ? members[name] : undefined;
      if (member !== undefined) return findProblems(model, member, toPlace(name));
      throw new ServiceError('ValidationException', `AWS knows no member ${within(path, name)}`);
    }),
    ...missing.map((place) => problem(place, 'not be null')),
  ];
};

const findProblems = (model: Model, name: string, place: Place): readonly string[] => {
  const shape = findShape(model, name);
  switch (shape.type) {
    case 'structure':
      return structureProblems(model, shape, place);
    case 'list':
      return listProblems(model, shape, place);
    case 'map':
      return mapProblems(model, shape, place);
    case 'string':
      return textProblems(shape, place);
    case 'blob':
      return blobProblems(shape, place);
    case 'number':
      return numberProblems(shape, place);
    case 'boolean':
      return booleanProblems(place);
  }
};

/**
 * Refuses a request that the service's own model forbids, in the words of AWS.
 * @param input as it came: blobs in base64
 * @throws {ServiceError} SerializationException, ValidationException
 */
export const refuseForbidden = (model: Model, operation: string, input: unknown): void => {
  const problems = findProblems(model, model.operations[operation] ?? operation, { value: input, path: '' });
  if (problems.length === 0) return;
  const errors =
    problems.length === 1 ? '1 validation error' : `${problems.length.toString()} validation errors`;
  throw new ServiceError('ValidationException', `${errors} detected: ${problems.join('; ')}`);
};
