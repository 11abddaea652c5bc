import { ACMPCAClient, DescribeCertificateAuthorityCommand } from '@aws-sdk/client-acm-pca';
import { SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { changeLines, explainRefusal, historyLines, optionLines } from '../../bin/options/lines.ts';
import { AdministratedOptions } from '../../bin/options/parameters.ts';
import { optionDefinition, optionNames } from '../../domain/options/options.ts';
import { OptionInvalid } from '../../domain/failures/process-errors.ts';
import { Clock } from '../../local/clock.ts';
import { ParameterStore } from '../../local/ssm/service.ts';
import { inProcess } from '../local/in-process.ts';
import { refusals } from '../support/refused-options.ts';

const path = '/tenant/options';

const caArn = 'arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/1';

const now = new Date('2026-03-01T09:00:00Z');

const parameter = (name: string, Value: string, AllowedPattern = '') => ({
  name,
  properties: { Type: 'String', Value, AllowedPattern },
});

const authority = {
  Status: 'ACTIVE',
  CertificateAuthorityConfiguration: {
    KeyAlgorithm: 'EC_prime256v1',
    SigningAlgorithm: 'SHA256WITHECDSA',
    Subject: {},
  },
  NotAfter: new Date('2030-01-01T00:00:00Z'),
} as const;

const pca = mockClient(ACMPCAClient);

/** The options of a deployment as they are at first, and its CA. */
const deployed = ({ names = optionNames, ca = caArn }: { names?: readonly string[]; ca?: string } = {}) => {
  const parameters = optionNames
    .filter((name) => names.includes(name))
    .map((name) => {
      const { initial, pattern } = optionDefinition(name);
      return parameter(`${path}/${name}`, initial, pattern);
    });
  if (ca) parameters.push(parameter(`${path}-certificate-authority`, ca));
  const { options } = inProcess(new ParameterStore(new Clock(), parameters));
  const clients = { ssm: new SSMClient(options), pca: new ACMPCAClient() };
  return new AdministratedOptions(clients, path, () => now);
};

describe('npm run options', () => {
  // It is the class that is mocked, and test files share one process.
  afterAll(() => {
    pca.restore();
  });
  beforeEach(() => {
    pca.reset();
    pca.on(DescribeCertificateAuthorityCommand, { CertificateAuthorityArn: caArn }).resolves({
      CertificateAuthority: authority,
    });
  });

  it('lists every option with its value, what it may hold, and who changed it last', async () => {
    const options = deployed();
    await options.set('notify', 'none');
    const listed = await options.list();
    expect(listed.map(({ name }) => name)).toEqual(optionNames);
    expect(listed.find(({ name }) => name === 'notify')).toMatchObject({
      value: 'none',
      initial: 'both',
      allowed: 'none, success, failure, both',
      changedBy: 'arn:aws:iam::000000000000:user/somebody',
    });
    expect(optionLines(listed).join('\n')).toMatch(/^\* notify +none\n +at first both; allowed: none,/m);
  });

  it('marks what differs from what it held at first, and nothing else', async () => {
    const options = deployed();
    await options.set('notify', 'none');
    const marked = optionLines(await options.list()).filter((line) => line.startsWith('*'));
    expect(marked).toEqual([expect.stringMatching(/^\* notify +none$/)]);
    await options.set('notify', 'both');
    expect((await options.list()).filter(({ differs }) => differs)).toEqual([]);
  });

  it('tells what an option held so far, over more pages than one', async () => {
    const options = deployed();
    const values = Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? 'none' : 'success'));
    for (const value of values) await options.set('notify', value);
    const history = await options.history('notify');
    expect(history.map(({ value }) => value)).toEqual(['both', ...values]);
    expect(historyLines(history).at(-1)).toMatch(/^ 61 {2}\d{4}-.*Z {2}success {2}by arn:aws:iam::/);
  });

  it('makes an option what it was at first, by the rules of every change', async () => {
    const options = deployed();
    await options.set('validity', 'P30D');
    expect(await options.reset('validity')).toMatchObject({ before: 'P30D', after: 'P2Y' });
    await options.set('validity', 'P30D');
    const caEndsSoon = { ...authority, NotAfter: new Date('2026-06-01T00:00:00Z') };
    pca.on(DescribeCertificateAuthorityCommand).resolves({ CertificateAuthority: caEndsSoon });
    await expect(options.reset('validity')).rejects.toThrow(OptionInvalid);
    expect((await options.history('validity')).at(-1)?.value).toBe('P30D');
  });

  it('says of a value that it refuses that nothing is changed', async () => {
    const refused: unknown = await deployed()
      .set('validity', 'P10Y')
      .catch((error: unknown) => error);
    expect(String(explainRefusal('P10Y', refused))).toMatch(
      /^Error: Nothing is changed: with "P10Y", validity would hold .* P1D to P5Y$/,
    );
    const other = new Error('network down');
    expect(explainRefusal('P10Y', other)).toBe(other);
  });

  it('says what was there before', async () => {
    const change = await deployed().set('validity', 'P30D');
    expect(change).toEqual({ before: 'P2Y', after: 'P30D', uncheckedEnd: undefined });
    expect(changeLines('validity', change)).toEqual([
      'validity',
      '  before  P2Y',
      '  after   P30D',
      'Orders that start in half a minute work by it; orders that run keep what they started with.',
    ]);
  });

  it('refuses every value that orders cannot work with, says what is allowed, and leaves the old one', async () => {
    const options = deployed();
    const before = await options.list();
    for (const [name, value, allowed] of refusals) {
      const setting = options.set(name, value);
      await expect(setting).rejects.toThrow(OptionInvalid);
      await expect(setting).rejects.toThrow(
        `Parameter ${name} holds ${JSON.stringify(value.slice(0, 256))}; allowed: ${allowed}`,
      );
    }
    expect(await options.list()).toEqual(before);
  });

  it('refuses to leave no kind of certificate', async () => {
    const options = deployed();
    await options.set('certificates/authentication', 'never');
    await expect(options.set('certificates/signature', 'never')).rejects.toThrow('certificates/*');
  });

  it('refuses a validity that outlives the CA, says both dates, and leaves the old one', async () => {
    const options = deployed();
    await expect(options.set('validity', 'P4Y')).rejects.toThrow(
      /^Parameter validity holds "P4Y"; .* may end on 1 March 2030 .* the CA ends on 1 January 2030 at 00:00 UTC$/,
    );
    expect((await options.list()).find(({ name }) => name === 'validity')?.value).toBe('P2Y');
  });

  it('writes a value when nobody here may ask when the CA ends, and says so', async () => {
    pca.on(DescribeCertificateAuthorityCommand).rejects({ name: 'AccessDeniedException' });
    const change = await deployed().set('validity', 'P4Y');
    expect(changeLines('validity', change)[3]).toMatch(
      /^The end of the CA is not known here \(.*AccessDeniedException\): .* the alarm OptionInvalid rings\.$/,
    );
  });

  it('writes a value when the deployment does not say which CA it has, and says so', async () => {
    const change = await deployed({ ca: '' }).set('validity', 'P4Y');
    expect(change).toEqual({ before: 'P2Y', after: 'P4Y', uncheckedEnd: 'ParameterNotFound' });
  });

  it('shows which parameter is missing', async () => {
    const listed = await deployed({ names: optionNames.filter((name) => name !== 'qr-delivery') }).list();
    expect(optionLines(listed).join('\n')).toMatch(/qr-delivery +\(no such parameter: deploy the stack\)/);
  });
});
