import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { maxRequestBytes } from '../../../domain/certificates/certificate-kinds.ts';
import {
  boundToOrder,
  oneKeyPerKind,
  requestRules,
} from '../../../domain/certificates/certificate-request-rules.ts';
import { listProblems } from '../../../api/route-problems.ts';
import { routes } from '../../../api/routes.ts';
import * as schemas from '../../../api/phone-schemas.ts';
import { orderStateNames } from '../../../domain/order/order-states.ts';

const page = readFileSync(new URL('../../../docs/phone-protocol.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```json (\w+)\n([^]*?)```/g)].map(([, name = '', json = '']) => ({
  name,
  json,
}));
const described: Readonly<Record<string, v.GenericSchema>> = {
  ActivationResponse: schemas.ActivationResponse,
  SubmitActivationBody: schemas.SubmitActivationBody,
  MatchCodeResponse: schemas.MatchCodeResponse,
  CertificatesResponse: schemas.CertificatesResponse,
  StateResponse: schemas.StateResponse,
  PhoneTestResponse: schemas.PhoneTestResponse,
  PhoneChallengeResponse: schemas.PhoneChallengeResponse,
  RenewalResponse: schemas.RenewalResponse,
};
const phoneRoutes = Object.values(routes).filter(({ caller }) => caller !== 'user');

describe('docs/phone-protocol.md', () => {
  it.each(examples)('has an example of $name that the API takes or gives', ({ name, json }) => {
    const schema = described[name];
    if (!schema) throw new Error(`no schema ${name}`);
    expect(v.safeParse(schema, JSON.parse(json)).issues).toBeUndefined();
  });

  it('has an example of every body', () => {
    expect(new Set(examples.map(({ name }) => name))).toEqual(new Set(Object.keys(described)));
  });

  it('hashes its phone secret as the service does', () => {
    const [, secret = ''] = /that of\s+`([\w-]{43})`/.exec(page) ?? [];
    const hash = createHash('sha256').update(secret).digest('base64url');
    expect(page).toContain(`"phoneSecretHash": "${hash}"`);
  });

  it.each(phoneRoutes.map(({ method, path }) => `${method} ${path}`))('tells of %s', (route) => {
    expect(page).toContain(`\`${route}\``);
  });

  it('tells of every error that a phone can meet', () => {
    const codes = phoneRoutes.flatMap((route) => listProblems(route));
    const named = codes.filter((code) => !['internal-error', 'service-busy'].includes(code));
    expect(named.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  it('tells of every rule for certificate requests', () => {
    const rules = [...requestRules, boundToOrder, oneKeyPerKind].map(({ rule }) => rule);
    const listed = [...page.matchAll(/^\| `([a-z0-9-]+)` +\| .*$/gm)].map(([, name]) => name);
    expect(listed.filter((name) => rules.includes(name ?? ''))).toEqual(rules);
    expect(page).toContain(`at most ${maxRequestBytes.toString()} bytes`);
  });

  it('tells of every state that a phone can see', () => {
    const seen = orderStateNames.filter((state) => !['starting', 'awaiting-confirmation'].includes(state));
    expect(seen.filter((state) => !page.includes(`\`${state}\``))).toEqual([]);
  });
});
