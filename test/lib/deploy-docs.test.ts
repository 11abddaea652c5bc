import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contextPrefix } from '../../lib/configuration.ts';
import { settings } from '../../lib/settings.ts';
import { synthesized, templateOf } from './support/synthesized.ts';

const pages = ['README.md', 'docs/deploy.md', 'docs/operations.md'];
const text = pages.map((page) => readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8')).join('\n');
const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

const own = {
  ca: 'create',
  domainName: 'id.example.com',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/11223344-1234-1122-2233-112233445566',
};
const named = { ...own, crlDomainName: 'crl.example.com', crlCertificateArn: own.certificateArn };
const outputs = [
  ...Object.keys(synthesized(named).template.Outputs),
  ...Object.keys(templateOf('GetMobileId-CertificateAuthority', named).Outputs),
];

describe('what a deployer reads', () => {
  it('names settings that there are', () => {
    const names = found(new RegExp(`${contextPrefix}(\\w+)`, 'g'));
    expect(names.length).toBeGreaterThan(5);
    expect(Object.keys(settings)).toEqual(expect.arrayContaining(names));
  });

  it('names outputs that there are', () => {
    const names = found(/(?:out |outputs? `|OutputKey==')([A-Z]\w+)/g);
    expect(names.length).toBeGreaterThan(8);
    expect(outputs).toEqual(expect.arrayContaining(names));
  });

  it('names parameters that there are', () => {
    const names = found(/--parameters (?:GetMobileId:)?(\w+)=/g);
    expect(names.length).toBeGreaterThan(3);
    expect(Object.keys(synthesized().template.Parameters)).toEqual(expect.arrayContaining(names));
  });

  it('takes over data by the ids that it has', () => {
    const ids = found(/"(\w+)": \{ "(?:TableName|KeyId|UserPoolId)"/g);
    expect(ids).toHaveLength(3);
    expect(Object.keys(synthesized().template.Resources)).toEqual(expect.arrayContaining(ids));
  });
});
