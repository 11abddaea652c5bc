/**
 * Writes the models beside this file: `npx tsx local/aws/models/extract.ts <folder of botocore's data> <its version>`.
 * botocore (https://github.com/boto/botocore, Apache License 2.0, Copyright Amazon.com, Inc. or its affiliates) has
 * the models of all services; here is what requests of the operations in `wanted` may be, and nothing else of them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { ShapeSchema, type Shape } from '../model.ts';

/** Operations that are emulated, by the service's part of an IAM action, and where botocore keeps the service. */
const wanted = {
  'acm-pca': {
    folder: 'acm-pca/2017-08-22',
    operations:
      'DescribeCertificateAuthority GetCertificate GetCertificateAuthorityCertificate IssueCertificate ' +
      'ListCertificateAuthorities RevokeCertificate',
  },
  'cognito-idp': {
    folder: 'cognito-idp/2016-04-18',
    operations: 'AdminCreateUser AdminDeleteUser AdminGetUser',
  },
  dynamodb: {
    folder: 'dynamodb/2012-08-10',
    operations:
      'BatchGetItem DeleteItem DescribeTable DescribeTimeToLive GetItem ListTables PutItem Query Scan ' +
      'TransactWriteItems UpdateItem',
  },
  events: { folder: 'events/2015-10-07', operations: 'PutEvents' },
  kms: {
    folder: 'kms/2014-11-01',
    operations: 'Decrypt DescribeKey Encrypt GenerateDataKey GenerateDataKeyPair ListKeys',
  },
  ses: { folder: 'sesv2/2019-09-27', operations: 'SendEmail' },
  ssm: {
    folder: 'ssm/2014-11-06',
    operations:
      'DeleteParameter DescribeParameters GetParameter GetParameterHistory GetParameters GetParametersByPath ' +
      'PutParameter',
  },
  states: {
    folder: 'stepfunctions/2016-11-23',
    operations:
      'DescribeExecution DescribeStateMachine GetExecutionHistory ListExecutions ListStateMachines ' +
      'SendTaskFailure SendTaskHeartbeat SendTaskSuccess StartExecution StopExecution',
  },
} as const;

const ReferenceSchema = v.object({ shape: v.string() });

const numbers: readonly unknown[] = ['integer', 'long', 'float', 'double', 'timestamp'];

/** Names of shapes for references to them, and one kind of numbers. */
const plain = (name: string, value: unknown): unknown => {
  if (name === 'type' && numbers.includes(value)) return 'number';
  return v.is(ReferenceSchema, value) ? value.shape : value;
};

const BotocoreSchema = v.object({
  operations: v.record(v.string(), v.object({ input: v.optional(v.string()) })),
  shapes: v.record(v.string(), v.unknown()),
});

const listMembers = (shape: Shape): readonly string[] => {
  if (shape.type === 'structure') return Object.values(shape.members);
  if (shape.type === 'map') return [shape.key, shape.value];
  return shape.type === 'list' ? [shape.member] : [];
};

/** Some shapes, and those that they are made of. */
const collectShapes = (all: Readonly<Record<string, unknown>>, names: readonly string[]) => {
  const found: Record<string, Shape> = {};
  const add = (name: string): void => {
    if (found[name]) return;
    const shape = v.parse(ShapeSchema, all[name]);
    found[name] = shape;
    for (const inside of listMembers(shape)) add(inside);
  };
  for (const name of names) add(name);
  return found;
};

/** One shape a line, so that a newer model is a readable change. */
const lines = (shapes: Readonly<Record<string, Shape>>): string =>
  Object.keys(shapes)
    .sort()
    .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(shapes[name])}`)
    .join(',\n');

const [data, version] = v.parse(v.tuple([v.string(), v.string()]), process.argv.slice(2));
for (const [service, { folder, operations }] of Object.entries(wanted)) {
  const path = `${folder}/service-2.json`;
  const text = gunzipSync(readFileSync(`${data}/${path}.gz`)).toString();
  const model = v.parse(BotocoreSchema, JSON.parse(text, plain));
  const inputs = Object.fromEntries(
    operations.split(' ').map((name) => {
      const input = model.operations[name]?.input;
      if (!input) throw new Error(`${service} has no ${name}`);
      return [name, input] as const;
    }),
  );
  const source = JSON.stringify(`botocore ${version}, data/${path}; Apache License 2.0`);
  const shapes = collectShapes(model.shapes, Object.values(inputs));
  writeFileSync(
    new URL(`${service}.json`, import.meta.url),
    `{"source": ${source},\n"operations": ${JSON.stringify(inputs)},\n"shapes": {\n${lines(shapes)}}}\n`,
  );
}
