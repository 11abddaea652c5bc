import { describe, expect, it } from 'vitest';
import { certificateTemplateArn } from '../../domain/certificates/certificate-kinds.ts';
import { keyPairSpec } from '../../domain/certificates/encryption-key.ts';
import { expectedGrants } from './support/expected-grants.ts';
import { functions, variablesOf } from './support/functions.ts';
import { roleOf, statementsOf, type Statement } from './support/statements.ts';
import { resourcesOf, synthesized, textOf } from './support/synthesized.ts';

const processArn =
  'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:stateMachine:MobileIDSelfServiceProcGet';
const lockProcessArn = processArn.replace(/Get$/, 'Lock');
const renewProcessArn = processArn.replace(/Get$/, 'Renew');
const changeProcessArn = processArn.replace(/Get$/, 'Change');
const optionsArn = 'arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter/get-mobile-id/options';

/** Resources by the word that the list of grants has for them. */
const words: readonly (readonly [RegExp, string])[] = [
  [/^<StoreMobileIdsTable\w+\.Arn>\/index\/expiry$/, 'expiring mobile IDs'],
  [/^<StoreOrdersTable\w+\.Arn>\/index\/sweep$/, 'due orders'],
  [/^<StoreDirectoryTable\w+\.StreamArn>$/, 'directory stream'],
  [/^<Store(Directory|Orders|MobileIds|Coordination|EncryptionKeys|PublicKeys)Table\w+\.Arn>$/, '$1'],
  [/^<(ActivationCodes|Recovery)Key\w+\.Arn>$/, '$1'],
  [/^<CertificateAuthorityArn>$/, 'CA'],
  [/^arn:<AWS::Partition>:s3:::<CrlBucketName>\/\*$/, 'CRLs'],
  [/^<DeadLettersQueue\w+\.Arn>$/, 'dead letters'],
  [/^arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity\/\*$/, 'mail'],
  [/^arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:configuration-set\/<Mail\w+>$/, 'mail'],
];

const wordFor = (resource: string): string => {
  if (resource === processArn) return 'process';
  if (resource === lockProcessArn) return 'lock process';
  if (resource === renewProcessArn) return 'renew process';
  if (resource === changeProcessArn) return 'change process';
  if (resource === optionsArn) return 'options';
  if (resource.startsWith(`${optionsArn}/`)) return resource.slice(optionsArn.length + 1);
  const [pattern, word] = words.find(([known]) => known.test(resource)) ?? [resource, resource];
  return resource.replace(pattern, word);
};

const isOwn = (action: string): boolean => action.startsWith('logs:') || action.startsWith('xray:');

/** What a statement allows, one call on one resource a line; logs and traces left out. */
const grantsIn = ({ Action, Resource }: Pick<Statement, 'Action' | 'Resource'>): readonly string[] =>
  Action.filter((action) => !isOwn(action)).flatMap((action) =>
    Resource.map((resource) => `${wordFor(resource)}: ${action.replace(/^.*:/, '')}`),
  );

/** What a function makes: its calls as the list of grants has them, one a line. */
const callsOf = (name: string): readonly string[] => {
  const lines = Object.entries(expectedGrants).find(([known]) => known === name)?.[1] ?? [];
  return lines.flatMap((line) => {
    const [word = '', calls = ''] = line.split(': ');
    return calls.split(' ').map((call) => `${word}: ${call}`);
  });
};

const all = (service: string): readonly Statement[] =>
  functions()
    .flatMap((found) => statementsOf(roleOf(found)))
    .filter(({ Action }) => Action.some((action) => action.startsWith(`${service}:`)));

describe('grants', () => {
  it.each(functions())('$name may make the calls that it makes, and no other', (found) => {
    const granted = new Set(statementsOf(roleOf(found)).flatMap(grantsIn));
    expect([...granted].toSorted()).toEqual(callsOf(found.name).toSorted());
  });

  it('pins every request for a certificate to the one template', () => {
    const issuing = all('acm-pca').filter(({ Action }) => Action.includes('acm-pca:IssueCertificate'));
    expect(issuing).not.toEqual([]);
    for (const { Action, Condition } of issuing) {
      expect(Action).toEqual(['acm-pca:IssueCertificate']);
      expect(Object.keys(Condition ?? {})).toEqual(['StringEquals']);
      expect(textOf(Condition?.['StringEquals']?.['acm-pca:TemplateArn'])).toBe(
        certificateTemplateArn('<AWS::Partition>'),
      );
    }
  });

  it('lets nobody but who issues and who ends orders ask for a certificate', () => {
    const asking = functions().filter((found) =>
      statementsOf(roleOf(found)).some(({ Action }) => Action.includes('acm-pca:IssueCertificate')),
    );
    expect(asking.map(({ name }) => name).toSorted()).toEqual([
      'clean-up',
      'issue-certificate',
      'revoke-certificates',
      'sweep',
    ]);
  });

  it('binds every use of a key to what it is for', () => {
    const context = (...names: string[]) => ({
      Null: Object.fromEntries(names.map((name) => [`kms:EncryptionContext:${name}`, 'false'])),
      'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': names },
    });
    const ofOneKey = context('userId', 'mobileId', 'keyId');
    const expected = new Map<string | undefined, unknown>([
      ['ActivationCodes: Encrypt', context('orderId')],
      ['ActivationCodes: Decrypt', context('orderId')],
      [
        'Recovery: GenerateDataKeyPair',
        { ...ofOneKey, StringEquals: { 'kms:DataKeyPairSpec': keyPairSpec } },
      ],
      ['Recovery: Decrypt', ofOneKey],
    ]);
    const uses = all('kms');
    expect(new Set(uses.flatMap(grantsIn))).toEqual(new Set(expected.keys()));
    for (const use of uses)
      for (const grant of grantsIn(use)) expect(use.Condition).toEqual(expected.get(grant));
  });

  it('lets whoever revokes use the key of the revocation lists, through S3 alone', () => {
    const crlKeyArn = 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555';
    const from = synthesized({ crlKeyArn });
    const revoking = functions(from).filter((each) =>
      statementsOf(roleOf(each), from).some(({ Action }) => Action.includes('acm-pca:RevokeCertificate')),
    );
    expect(revoking.length).toBeGreaterThan(3);
    for (const each of revoking) {
      const uses = statementsOf(roleOf(each), from).filter(({ Resource }) => Resource.includes(crlKeyArn));
      expect(uses.map(({ Action }) => Action)).toEqual([['kms:GenerateDataKey']]);
      const through = uses[0]?.Condition?.['StringEquals']?.['kms:ViaService'];
      expect(textOf(through)).toBe('s3.<AWS::Region>.<AWS::URLSuffix>');
    }
  });

  it('lets functions send mails from the one address only', () => {
    for (const { Condition, Resource } of all('ses')) {
      expect(Condition).toEqual({ StringEquals: { 'ses:FromAddress': { Ref: 'SenderAddress' } } });
      expect(Resource).toHaveLength(2);
    }
  });

  it('tells a function the name of each table that it may use', () => {
    for (const found of functions()) {
      const tables = statementsOf(roleOf(found)).flatMap(({ Resource }) =>
        Resource.flatMap((resource) => /^<(\w+)\.Arn>$/.exec(resource)?.[1] ?? []),
      );
      const names = Object.values(variablesOf(found)).map(textOf);
      for (const table of resourcesOf('AWS::DynamoDB::Table'))
        if (tables.includes(table.id)) expect(names).toContain(`<${table.id}>`);
    }
  });

  it('follows the configured names of process and options', () => {
    const from = synthesized({ processName: 'GetIt', optionsPath: '/tenant/options' });
    const texts = JSON.stringify(
      functions(from).map((found) => [statementsOf(roleOf(found), from), variablesOf(found)]),
    );
    expect(texts).toContain(':stateMachine:GetIt');
    expect(texts).toContain(':parameter/tenant/options/sign-in-age');
    expect(texts).not.toContain('MobileIDSelfServiceProcGet');
    expect(texts).not.toContain('/get-mobile-id/options');
  });
});
