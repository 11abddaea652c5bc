import { GetAccountCommand, GetEmailIdentityCommand } from '@aws-sdk/client-sesv2';
import { DescribeStateMachineCommand } from '@aws-sdk/client-sfn';
import { answer, type Broken } from './broken.ts';
import { deployment, notFound, type Deployed } from './deployed.ts';
import { discovery, pageHeaders, urls } from './web.ts';

const identity =
  (change: object) =>
  ({ mocks }: Deployed): void => {
    mocks.ses.on(GetEmailIdentityCommand).resolves({
      ...{ IdentityType: 'DOMAIN', VerifiedForSendingStatus: true },
      DkimAttributes: { SigningEnabled: true, Status: 'SUCCESS' },
      ...change,
    });
  };

const account =
  (change: object) =>
  ({ mocks }: Deployed): void => {
    mocks.ses.on(GetAccountCommand).resolves({
      ...{ ProductionAccessEnabled: true, SendingEnabled: true, EnforcementStatus: 'HEALTHY' },
      ...{ SendQuota: { Max24HourSend: 50_000 }, ...change },
    });
  };

const json = (url: string, body: object) => answer(url, () => Response.json(body));

const { 'x-frame-options': _, ...fewerHeaders } = pageHeaders;

/** Of mail, sign-in and site. */
export const brokenAround: readonly Broken[] = [
  {
    check: 'Sender',
    code: 'sender-unknown',
    says: /create-email-identity --email-identity example\.com/,
    break: ({ mocks }) => void mocks.ses.on(GetEmailIdentityCommand).rejects(notFound),
  },
  {
    check: 'Sender',
    code: 'sender-unverified',
    says: /DNS records/,
    break: identity({ VerifiedForSendingStatus: false }),
  },
  {
    check: 'Sender',
    code: 'sender-unsigned',
    says: /PENDING/,
    break: identity({ DkimAttributes: { SigningEnabled: true, Status: 'PENDING' } }),
  },
  {
    check: 'Sender',
    code: 'sender-unsigned',
    says: /no domain of it that signs/,
    break: identity({ IdentityType: 'EMAIL_ADDRESS', DkimAttributes: {} }),
  },
  {
    check: 'Mail account',
    code: 'mail-sandbox',
    says: /production access/,
    break: account({ ProductionAccessEnabled: false }),
  },
  {
    check: 'Mail account',
    code: 'mail-off',
    says: /no mails/,
    break: account({ EnforcementStatus: 'SHUTDOWN' }),
  },
  {
    check: 'Mail account',
    code: 'mail-probation',
    says: /may stop/,
    break: account({ EnforcementStatus: 'PROBATION' }),
  },
  {
    check: 'Mail account',
    code: 'mail-quota',
    says: /200 mails a day/,
    break: account({ SendQuota: { Max24HourSend: 200 } }),
  },
  {
    check: 'Issuer',
    code: 'issuer-unreachable',
    says: /answers 404/,
    break: ({ web }) => void web.delete(urls.discovery),
  },
  {
    check: 'Issuer',
    code: 'issuer-unreachable',
    says: /keys answers 404/,
    break: ({ web }) => void web.delete(urls.keys),
  },
  {
    check: 'Issuer',
    code: 'issuer-differs',
    says: /last slash/,
    break: json(urls.discovery, { ...discovery, issuer: `${discovery.issuer}/` }),
  },
  {
    check: 'Issuer',
    code: 'issuer-claim',
    says: /claim sub/,
    break: json(urls.discovery, { ...discovery, claims_supported: ['oid'] }),
  },
  {
    check: 'Issuer',
    code: 'issuer-pkce',
    says: /S256/,
    break: json(urls.discovery, { ...discovery, code_challenge_methods_supported: ['plain'] }),
  },
  {
    check: 'Issuer',
    code: 'issuer-keys',
    says: /RS256/,
    break: json(urls.keys, {
      keys: [
        { kty: 'EC', use: 'sig' },
        { kty: 'RSA', use: 'enc' },
      ],
    }),
  },
  {
    check: 'Issuer',
    code: 'issuer-origin',
    says: /pages of https:\/\/id\.example\.com/,
    break: answer(urls.token, () => new Response('{}', { status: 400 })),
  },
  {
    check: 'Site',
    code: 'site-unreachable',
    says: /answers 503/,
    break: answer(urls.page, () => new Response('', { status: 503 })),
  },
  {
    check: 'Site',
    code: 'site-headers',
    says: /without x-frame-options\./,
    break: answer(urls.page, () => new Response('', { headers: fewerHeaders })),
  },
  {
    check: 'Site',
    code: 'site-configuration',
    says: /another deploy/,
    break: json(urls.config, { issuer: deployment.issuer, clientId: 'other' }),
  },
  {
    check: 'API',
    code: 'api-open',
    says: /without a token answers 200/,
    break: json(urls.mobileIds, { mobileIds: [] }),
  },
  {
    check: 'API',
    code: 'api-unreachable',
    says: /answers 500, not 401/,
    break: answer(urls.mobileIds, () => new Response('', { status: 500 })),
  },
  {
    check: 'Process',
    code: 'process-unusable',
    says: /DELETING/,
    break: ({ mocks }) =>
      void mocks.machines.on(DescribeStateMachineCommand).resolves({ status: 'DELETING' }),
  },
];
