import fc from 'fast-check';

/** One way in which a value differs from a valid one. */
export interface Change {
  /** Which of its parts, by a number at each level. */
  readonly at: readonly number[];
  readonly what: 'removed' | 'replaced' | 'joined' | 'doubled' | 'longer' | 'one character else';
  /** What is put there. */
  readonly value: unknown;
}

const names = ['__proto__', 'constructor', 'toString', '', 'kinds', 'csr', 'a'.repeat(300), 'åäö'];

/** What stands where something else should. */
const wrongValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, true, 0, -1, 1e308, 2 ** 53, '', ' ', '\0', '\u202e', [], {}, [[]], [null]),
  fc.string({ unit: 'binary', maxLength: 100 }),
);

/** A change to a valid value. */
export const change: fc.Arbitrary<Change> = fc.record(
  {
    at: fc.array(fc.nat(5), { maxLength: 3 }),
    what: fc.constantFrom<Change['what'][]>(
      ...(['removed', 'replaced', 'joined', 'doubled', 'longer', 'one character else'] as const),
    ),
    value: wrongValue,
  },
  { noNullPrototype: true },
);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const changeText = (text: string, { what, at: [place = 0], value }: Change): unknown => {
  if (what === 'longer') return text.repeat(40);
  if (what === 'doubled') return text + text;
  if (what === 'one character else') {
    const index = (place * 37) % Math.max(1, text.length);
    return `${text.slice(0, index)}${text[index] === 'A' ? 'B' : 'A'}${text.slice(index + 1)}`;
  }
  return value;
};

const changeList = (items: readonly unknown[], { what, value }: Change): unknown => {
  if (what === 'doubled') return [...items, ...items];
  return what === 'removed' ? items.slice(1) : [...items, value];
};

const joined = ({ at, value }: Change): unknown =>
  Object.fromEntries([[names[(at.at(-1) ?? 0) % names.length] ?? '', value]]);

const changeHere = (value: unknown, change: Change): unknown => {
  if (typeof value === 'string') return changeText(value, change);
  if (Array.isArray(value)) return changeList(value, change);
  return isObject(value) && change.what === 'joined' ? joined(change) : change.value;
};

const changeMember = (value: Readonly<Record<string, unknown>>, change: Change): unknown => {
  const [place = 0, ...at] = change.at;
  const entries = Object.entries(value);
  const index = place % entries.length;
  const changed = entries.flatMap(([name, member], here) => {
    if (here !== index) return [[name, member] as const];
    if (at.length === 0 && change.what === 'removed') return [];
    return [[name, applyChange(member, { ...change, at })] as const];
  });
  return Object.fromEntries(changed);
};

/** A value with one change. */
export const applyChange = (value: unknown, change: Change): unknown => {
  const [place, ...at] = change.at;
  if (place === undefined) return changeHere(value, change);
  if (Array.isArray(value) && value.length > 0) {
    const items: readonly unknown[] = value;
    return items.map((item, index) =>
      index === place % items.length ? applyChange(item, { ...change, at }) : item,
    );
  }
  return isObject(value) && Object.keys(value).length > 0
    ? changeMember(value, change)
    : changeHere(value, change);
};
