import type { Data } from 'dynalite';
import * as v from 'valibot';
import { ServiceError } from '../aws/service-error.ts';
import { emptyKey } from './empty-keys.ts';

const invalid = (message: string): ServiceError => new ServiceError('ValidationException', message);
const notEmulated = (what: string): ServiceError => invalid(`The local cloud does not emulate ${what}`);

/** Expressions, and where dynalite puts what it read of them. */
const expressions = [
  { name: 'ConditionExpression', read: '_condition', compares: true },
  { name: 'FilterExpression', read: '_filter', compares: true },
  { name: 'KeyConditionExpression', read: '_keyCondition', compares: false },
  { name: 'UpdateExpression', read: '_updates', compares: false },
  { name: 'ProjectionExpression', read: '_projection', compares: false },
] as const;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const most = { expressionBytes: 4096, operators: 300, levels: 32, alternatives: 100 } as const;

const RecordSchema = v.record(v.string(), v.unknown());

/** An operator or a function of an expression; its operands are others, paths and values. */
const NodeSchema = v.object({
  type: v.string(),
  name: v.optional(v.string()),
  args: v.optional(v.array(v.unknown()), []),
});
type Node = v.InferOutput<typeof NodeSchema>;

const nodesIn = (tree: unknown): readonly Node[] => {
  if (Array.isArray(tree)) return tree.flatMap(nodesIn);
  if (!v.is(RecordSchema, tree)) return [];
  const { success, output } = v.safeParse(NodeSchema, tree);
  return [...(success ? [output] : []), ...Object.values(tree).flatMap(nodesIn)];
};

const isPath = (operand: unknown): boolean => Array.isArray(operand);

/** The type of a value that stands in an expression; undefined for a path, an operator or a function. */
const findType = (operand: unknown): string | undefined =>
  v.is(RecordSchema, operand) && !isPath(operand) && !v.is(NodeSchema, operand)
    ? Object.keys(operand)[0]
    : undefined;

const isEmpty = (operand: unknown): boolean =>
  v.is(v.union([v.strictObject({ S: v.literal('') }), v.strictObject({ B: v.literal('') })]), operand);

const isFalse = (operand: unknown): boolean => v.is(v.strictObject({ BOOL: v.literal(false) }), operand);

/** What dynalite compares otherwise than DynamoDB, by operator; undefined where it does the same. */
const wrongs: Readonly<Record<string, (node: Node) => string | undefined>> = {
  '=': ({ args }) => equality(args),
  '<>': ({ args }) => equality(args),
  in: ({ args }) =>
    args.some((arg) => isEmpty(arg) || isFalse(arg)) ? 'IN with false or empty values' : equality(args),
  between: ({ args }) => (isEmpty(args[1]) ? 'BETWEEN with an empty bound' : undefined),
  function: ({ name, args }) => {
    if (name === 'attribute_type') return name;
    const sought = findType(args[1]) ?? 'S';
    return name === 'contains' && !['S', 'N', 'B'].includes(sought) ? `contains of ${sought}` : undefined;
  },
};

const orderable: readonly string[] = ['S', 'N', 'B'];
const orders: readonly string[] = ['<', '<=', '>', '>=', 'between'];

/** What DynamoDB says of an operator that it does not take, though dynalite does. */
const findFault = ({ type, args }: Node): string | undefined => {
  if (type === 'in' && args.length - 1 > most.alternatives)
    return `The IN operator is provided with too many operands; number of operands: ${(args.length - 1).toString()}`;
  if (!orders.includes(type)) return;
  const wrong = args.map(findType).find((operand) => operand !== undefined && !orderable.includes(operand));
  return (
    wrong &&
    `Incorrect operand type for operator or function; operator: ${type.toUpperCase()}, operand type: ${wrong}`
  );
};

const equality = (args: readonly unknown[]): string | undefined => {
  if (args.some((arg) => ['M', 'L'].includes(findType(arg) ?? ''))) return 'comparisons of maps and lists';
  return isPath(args[0]) && args.slice(1).some(isPath)
    ? 'comparisons of one attribute with another'
    : undefined;
};

const refuseEmptyKey = ({ args }: Node): void => {
  if (args.some(isEmpty)) throw emptyKey(String(args.find(isPath)));
};

const refuseExpression = (data: Data, { name, read, compares }: (typeof expressions)[number]): void => {
  const text = data[name];
  const size = typeof text === 'string' ? Buffer.byteLength(text) : 0;
  if (size > most.expressionBytes)
    throw invalid(
      `Invalid ${name}: Expression size has exceeded the maximum allowed size; expression size: ${size.toString()}`,
    );
  const nodes = nodesIn(data[read]);
  if (nodes.length > most.operators)
    throw invalid(`Invalid ${name}: The expression has more than ${most.operators.toString()} operators`);
  if (name === 'KeyConditionExpression') nodes.forEach(refuseEmptyKey);
  if (!compares) return;
  const [fault] = nodes.flatMap((node) => findFault(node) ?? []);
  if (fault !== undefined) throw invalid(`Invalid ${name}: ${fault}`);
  const [wrong] = nodes.flatMap((node) => wrongs[node.type]?.(node) ?? []);
  if (wrong !== undefined) throw notEmulated(wrong);
};

/** How many maps and lists stand in each other. */
const countLevels = (value: unknown): number => {
  const { M, L } = v.is(RecordSchema, value) ? value : {};
  const inside = Array.isArray(L) ? L : v.is(RecordSchema, M) ? Object.values(M) : undefined;
  return inside ? 1 + Math.max(0, ...inside.map(countLevels)) : 0;
};

/**
 * What a read may ask of `Select` (docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html).
 * @throws {ServiceError} ValidationException
 */
const refuseSelect = ({ Select, ProjectionExpression, IndexName }: Data): void => {
  if (Select === 'SPECIFIC_ATTRIBUTES' && ProjectionExpression === undefined)
    throw invalid('Must specify the ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES');
  if (Select === 'ALL_PROJECTED_ATTRIBUTES' && IndexName === undefined)
    throw invalid('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  if (Select !== undefined && Select !== 'SPECIFIC_ATTRIBUTES' && ProjectionExpression !== undefined)
    throw invalid(`Cannot specify the ProjectionExpression when choosing to get ${JSON.stringify(Select)}`);
};

/**
 * Refuses what dynalite takes and DynamoDB does not, and what dynalite answers otherwise.
 * @param data an operation's input with what dynalite read of its expressions
 * @throws {ServiceError} ValidationException
 */
export const refuseBeyond = (data: Data): void => {
  for (const values of [data['Item'], data['ExpressionAttributeValues']])
    if (v.is(RecordSchema, values) && Object.values(values).some((value) => countLevels(value) > most.levels))
      throw invalid('Nesting Levels have exceeded supported limits');
  refuseSelect(data);
  for (const expression of expressions) refuseExpression(data, expression);
};
