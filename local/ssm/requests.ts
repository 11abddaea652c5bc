import * as v from 'valibot';

const part = '[\\w.-]+';
const nameRule = `a name like /path/name of at most 15 levels, of letters, digits and . - _, not beginning with aws or ssm`;

// `x` and `/x` have one ARN, and an ARN is taken for a name.
const notEmulated = v.check<string, string>(
  (text) => !/^arn:|^\/[^/]+$/.test(text),
  'names by ARN, and /name for name, are not emulated by the local cloud',
);

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html */
const name = v.pipe(
  v.string(),
  notEmulated,
  v.maxLength(1011),
  v.regex(new RegExp(`^(?!/?(aws|ssm))(${part}|(/${part}){1,15})$`, 'i'), nameRule),
);

/** A name, and after a colon a version of it. */
const selector = v.pipe(
  v.string(),
  notEmulated,
  v.transform((text) => {
    const [Name = '', version] = text.split(':');
    return { Name, version };
  }),
  v.object({ Name: name, version: v.undefinedable(v.pipe(v.string(), v.digits(), v.transform(Number))) }),
);

/** A parameter, or one version of it. */
export interface Selector {
  readonly Name: string;
  readonly version?: number | undefined;
}

const path = v.pipe(
  v.string(),
  v.regex(
    new RegExp(`^/((${part}/)*${part}/?)?$`),
    'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/"',
  ),
);

const pageEntries = (most: number) => ({
  MaxResults: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most)), most),
  NextToken: v.optional(v.string()),
});

// docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
const nesting = `Parameter value can't nest another parameter. Do not use "{{}}" in the value.`;

export const PutSchema = v.strictObject({
  Name: name,
  Value: v.pipe(
    v.string(),
    v.check((text) => !/\{\{.*\}\}/s.test(text), nesting),
    v.minLength(1, 'a value has at least one character'),
    v.maxLength(4096, 'Standard tier parameters support a maximum parameter value of 4096 characters'),
  ),
  Type: v.optional(v.literal('String', 'the local cloud keeps parameters of type String only')),
  Tier: v.exactOptional(v.literal('Standard', 'the local cloud keeps parameters of the standard tier only')),
  DataType: v.exactOptional(v.literal('text', 'the local cloud keeps text only')),
  Description: v.optional(v.pipe(v.string(), v.maxLength(1024))),
  AllowedPattern: v.optional(v.pipe(v.string(), v.maxLength(1024))),
  Overwrite: v.optional(v.boolean(), false),
});

export type PutRequest = v.InferOutput<typeof PutSchema>;

// AWS passes it over, too, for parameters that are not encrypted.
const decryption = { WithDecryption: v.exactOptional(v.boolean()) };

export const GetSchema = v.strictObject({ Name: selector, ...decryption });

export const GetManySchema = v.strictObject({
  Names: v.pipe(
    v.array(selector),
    v.minLength(1),
    v.maxLength(10),
    v.check(
      (names) => new Set(names.map((one) => JSON.stringify(one))).size === names.length,
      'the local cloud does not emulate a name twice in one request',
    ),
  ),
  ...decryption,
});

export const PathSchema = v.strictObject({
  Path: path,
  Recursive: v.optional(v.boolean(), false),
  ...decryption,
  ...pageEntries(10),
});

export const HistorySchema = v.strictObject({ Name: name, ...decryption, ...pageEntries(50) });

export const DeleteSchema = v.strictObject({ Name: name });

// docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterStringFilter.html
const FilterSchema = v.variant('Key', [
  v.strictObject({
    Key: v.literal('Name'),
    Option: v.optional(v.picklist(['Equals', 'BeginsWith', 'Contains']), 'Equals'),
    Values: v.array(v.string()),
  }),
  v.strictObject({
    Key: v.literal('Type'),
    Option: v.optional(v.picklist(['Equals', 'BeginsWith']), 'Equals'),
    Values: v.array(v.picklist(['String', 'StringList', 'SecureString'])),
  }),
  v.strictObject({
    Key: v.literal('Path'),
    Option: v.optional(v.picklist(['OneLevel', 'Recursive']), 'OneLevel'),
    Values: v.array(path),
  }),
]);

export type Filter = v.InferOutput<typeof FilterSchema>;

export const DescribeSchema = v.strictObject({
  ParameterFilters: v.optional(
    v.pipe(
      v.array(FilterSchema),
      v.check(
        (filters) => new Set(filters.map(({ Key }) => Key)).size === filters.length,
        'A request can contain only one occurrence of a specific filter.',
      ),
    ),
    [],
  ),
  ...pageEntries(50),
});
