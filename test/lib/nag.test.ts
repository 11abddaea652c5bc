import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { synthesized } from './support/synthesized.ts';

const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/11223344-1234-1122-2233-112233445566';

const ways = [
  ['an imported CA', {}],
  ['a CA of its own', { ca: 'create' }],
  ['an issuer of its own', { issuer: 'https://login.example.com', audience: 'mobile-id' }],
  ['data that goes with the stack', { data: 'destroy' }],
  ['a domain of its own', { domainName: 'id.example.com', certificateArn }],
] as const;

const AcknowledgedSchema = v.record(v.string(), v.string());

/** Every finding that is accepted somewhere, with the reasons given for it. */
const acknowledged = (settings: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] =>
  synthesized(settings)
    .app.node.findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(v.parse(AcknowledgedSchema, data)));

describe.each(ways)('with %s', (_, settings) => {
  it('leaves no finding of cdk-nag open', () => {
    const { app } = synthesized(settings);
    const { violations } = new AwsSolutionsChecks(app).validateScope(app);
    expect(violations.map(({ ruleName }) => ruleName)).toEqual([]);
  });

  it('says why it accepts a finding', () => {
    const accepted = acknowledged(settings);
    expect(accepted.length).toBeGreaterThan(0);
    for (const [id, reason] of accepted) {
      expect(id).toMatch(/AwsSolutions-[A-Z0-9]+/);
      expect(reason).toMatch(/^[A-Z].{20,}\.$/);
    }
  });

  it('accepts a wildcard by its exact resource only', () => {
    const wildcards = acknowledged(settings).filter(([id]) => id.includes('IAM5'));
    for (const [id] of wildcards)
      expect(id).toMatch(
        /IAM5\[Resource::(\*|arn:<AWS::Partition>:s3:::.+\/\*(?:\.zip)?|arn:.+:ses:.+:identity\/\*|<SitePages\w+\.Arn>\/\*)\]$/,
      );
  });
});
