import { findShape, type Model, type Shape } from '../../../local/aws/model.ts';

/** A request that is not to be taken, and what is wrong with it. */
export interface Forbidden {
  readonly why: string;
  readonly request: unknown;
}

type Sizes = Readonly<Partial<Record<'min' | 'max', number>>>;
type Of<Type extends Shape['type']> = Extract<Shape, { readonly type: Type }>;
type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const membersOf = (value: unknown): Members => {
  if (isMembers(value)) return value;
  throw new Error(`${JSON.stringify(value)} has no members`);
};

const fits = (text: string, { min = 0, pattern = '.*' }: Of<'string'>): boolean =>
  text.length >= min && new RegExp(`^(?:${pattern})$`, 'su').test(text);

const texts = ['a', 'AA', '1.2', 'AAAA', 'Name', 'arn:aws:acm-pca:::template/a', 'a'.repeat(64)];

/** Some value that a shape allows. */
const sampleOf = (model: Model, name: string): unknown => {
  const shape = findShape(model, name);
  const inside = (member: string) => sampleOf(model, member);
  switch (shape.type) {
    case 'structure':
      return structureSample(model, shape);
    case 'list':
      return [inside(shape.member)];
    case 'map':
      return { [String(inside(shape.key))]: inside(shape.value) };
    case 'string':
      return textSample(shape);
    case 'boolean':
      return true;
    case 'blob':
      return 'AAAA';
    case 'number':
      return shape.min;
  }
};

const structureSample = (model: Model, { members, required = [] }: Of<'structure'>): Members =>
  Object.fromEntries(required.map((member) => [member, sampleOf(model, members[member] ?? '')]));

const textSample = (shape: Of<'string'>): string | undefined =>
  [...(shape.enum ?? []), ...texts].find((text) => fits(text, shape));

/** One less and one more than may be. */
const badSizes = ({ min, max }: Sizes): readonly number[] => [
  ...(min === undefined ? [] : [min - 1]),
  ...(max === undefined ? [] : [max + 1]),
];

const badLengths = (sizes: Sizes): readonly number[] => badSizes(sizes).filter((size) => size >= 0);

const badTexts = (shape: Of<'string'>, value: string): readonly string[] => {
  const { enum: words, pattern } = shape;
  const strangers =
    pattern === undefined ? [] : ['\u0001', '€'].filter((text) => !fits(text, { ...shape, min: 0 }));
  return [
    ...badLengths(shape).map((size) => value.slice(0, 1).repeat(size)),
    ...strangers,
    ...(words ? ['NO_SUCH_VALUE'] : []),
  ];
};

/** Values instead of one that has nothing inside. */
const badValues = (shape: Shape, value: unknown): readonly unknown[] => {
  const otherKind = { NoSuchMember: [] };
  switch (shape.type) {
    case 'string':
      return [otherKind, ...badTexts(shape, String(value))];
    case 'blob':
      return [otherKind, ...badLengths(shape).map((size) => Buffer.alloc(size, 1).toString('base64'))];
    case 'number':
      return [otherKind, ...badSizes(shape)];
    case 'list':
      return [
        otherKind,
        ...badLengths(shape).map((size) => Array.from({ length: size }, () => firstOf(value))),
      ];
    case 'map':
      return [[], ...badLengths(shape).map((size) => entriesLike(value, size))];
    case 'boolean':
      return [otherKind];
    case 'structure':
      return ['text'];
  }
};

const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined);

const entriesLike = (map: unknown, size: number): Members => {
  const [value] = Object.values(membersOf(map));
  return Object.fromEntries(Array.from({ length: size }, (_, index) => [index.toString(), value]));
};

/** What is wrong with the members that there are, and are not, in a structure. */
const badMembers = (model: Model, name: string, value: Members): readonly Forbidden[] => {
  const { members, required = [] } = structureOf(model, name);
  const absent = Object.entries(members).filter(([member]) => !(member in value));
  return [
    ...required.map((member) => ({ why: `no ${member}`, request: { ...value, [member]: undefined } })),
    { why: 'a member that AWS does not know', request: { ...value, NoSuchMember: 'x' } },
    // A value of DynamoDB is of one type, of which it says no more here.
    ...(name === 'AttributeValue' ? [] : absent).map(([member, shape]) => ({
      why: `${member}, which is not emulated`,
      request: { ...value, [member]: sampleOf(model, shape) },
    })),
  ];
};

const structureOf = (model: Model, name: string): Of<'structure'> => {
  const shape = findShape(model, name);
  if (shape.type === 'structure') return shape;
  throw new Error(`${name} has no members`);
};

interface Inside {
  readonly name: string;
  readonly shape: string;
  readonly value: unknown;
  readonly put: (other: unknown) => unknown;
}

/** The values inside of one, and how to put others into their places. */
const insideOf = (shape: Shape, value: unknown): readonly Inside[] => {
  if (shape.type === 'list') {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    return items.map((item, index) => ({
      ...{ name: index.toString(), shape: shape.member, value: item },
      put: (other) => items.with(index, other),
    }));
  }
  if (shape.type !== 'map' && shape.type !== 'structure') return [];
  const members = membersOf(value);
  return Object.keys(members).map((name) => ({
    ...{ name, value: members[name] },
    shape: (shape.type === 'map' ? shape.value : shape.members[name]) ?? '',
    put: (other) => ({ ...members, [name]: other }),
  }));
};

const forbiddenIn = (model: Model, name: string, value: unknown): readonly Forbidden[] => {
  const shape = findShape(model, name);
  return [
    ...badValues(shape, value).map((bad) => ({ why: JSON.stringify(bad).slice(0, 40), request: bad })),
    ...(shape.type === 'structure' ? badMembers(model, name, membersOf(value)) : []),
    ...insideOf(shape, value).flatMap((inside) =>
      forbiddenIn(model, inside.shape, inside.value).map(({ why, request }) => ({
        why: `${inside.name}: ${why}`,
        request: inside.put(request),
      })),
    ),
  ];
};

/**
 * All requests that differ from an allowed one by one thing that the model forbids, or by one member that is not
 * emulated.
 * @param allowed has every member that is emulated
 */
export const forbiddenRequests = (model: Model, operation: string, allowed: unknown): readonly Forbidden[] =>
  forbiddenIn(model, model.operations[operation] ?? '', allowed);
