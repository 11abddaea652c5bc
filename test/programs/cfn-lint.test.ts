import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { synthesized } from '../lib/support/synthesized.ts';

const certificate = 'arn:aws:acm:us-east-1:111122223333:certificate/11223344-1234-1122-2233-112233445566';

const regions = ['eu-central-1', 'eu-north-1', 'us-east-1'];

/** What deployers set, as far as it makes other templates. */
const variants = {
  'nothing set': {},
  'an issuer and a domain of their own': {
    ...{ issuer: 'https://login.example.com/tenant', audience: 'api://mobile-id', clientId: 'self-service' },
    ...{ scope: 'self-service', domainName: 'id.example.com', certificateArn: certificate },
    ...{ appleApps: 'ABCDE12345.com.example.id', alarmMail: 'operator@example.com' },
  },
  'a CA that is made here': {
    ...{ ca: 'create', crlDomainName: 'crl.example.com', crlCertificateArn: certificate },
    ...{ caKeyAlgorithm: 'RSA_4096', sender: 'create' },
  },
  'a second stack': { stackName: 'GetMobileIdTest', data: 'destroy', closingConcurrency: 10 },
} as const;

const isInstalled = spawnSync('cfn-lint', ['--version'], { stdio: 'ignore' }).status === 0;
if (!isInstalled)
  process.stderr.write(
    'cfn-lint is not installed (pip install cfn-lint): templates are not held against it\n',
  );

describe.skipIf(!isInstalled)('cfn-lint', () => {
  it.each(Object.entries(variants))(`finds nothing in ${regions.join(', ')}: %s`, (_, settings) => {
    const { assembly } = synthesized(settings);
    const templates = assembly.stacks.map(({ templateFile }) => join(assembly.directory, templateFile));
    // W3005 is about a DependsOn beside a reference: the CDK writes one for each role, so that its policies are there too.
    const args = ['--non-zero-exit-code', 'warning', '--ignore-checks', 'W3005', '--regions', ...regions];
    expect(execFileSync('cfn-lint', [...args, '--', ...templates], { encoding: 'utf8' })).toBe('');
  });
});
