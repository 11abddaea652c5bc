import { describe, expect, it } from 'vitest';
import { Credentials, personAtLaptop } from '../../../local/aws/credentials.ts';
import { callerWith } from '../iam/policies.ts';

const signedBy = (id: string): string =>
  `AWS4-HMAC-SHA256 Credential=${id}/20260101/eu-central-1/ssm/aws4_request, SignedHeaders=host, Signature=0`;

describe('Credentials', () => {
  it('makes keys as AWS does for a role, other ones each time', () => {
    const credentials = new Credentials();
    const [one, other] = [credentials.issue(callerWith('A')), credentials.issue(callerWith('A'))];
    expect(one.AWS_ACCESS_KEY_ID).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(one.AWS_SECRET_ACCESS_KEY).toHaveLength(40);
    expect(new Set([...Object.values(one), ...Object.values(other)]).size).toBe(6);
  });

  it('finds the role by the access key that signed', () => {
    const credentials = new Credentials();
    const [a, b] = [credentials.issue(callerWith('A')), credentials.issue(callerWith('B'))];
    expect(credentials.findCaller(signedBy(a.AWS_ACCESS_KEY_ID))).toEqual(callerWith('A'));
    expect(credentials.findCaller(signedBy(b.AWS_ACCESS_KEY_ID))).toEqual(callerWith('B'));
  });

  it.each([[undefined], ['Bearer x'], [signedBy('AKIAIOSFODNN7EXAMPLE')]])(
    'takes %s for the person at the laptop',
    (authorization) => {
      const credentials = new Credentials();
      credentials.issue(callerWith('A'));
      expect(credentials.findCaller(authorization)).toBe(personAtLaptop);
    },
  );
});
