import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  NotFoundException,
  type GetEmailIdentityResponse,
  type SESv2Client,
} from '@aws-sdk/client-sesv2';
import type { Check } from '../check.ts';
import { advice, error, warning, when, type Finding } from '../finding.ts';

type Identity = GetEmailIdentityResponse & { readonly name: string };

/** SES takes the address itself before its domain. */
const findIdentity = async (ses: SESv2Client, names: readonly string[]): Promise<Identity | undefined> => {
  for (const name of names) {
    try {
      return { name, ...(await ses.send(new GetEmailIdentityCommand({ EmailIdentity: name }))) };
    } catch (failed) {
      if (!(failed instanceof NotFoundException)) throw failed;
    }
  }
  return undefined;
};

const checkSigning = ({ name, IdentityType, DkimAttributes: dkim }: Identity): readonly Finding[] => {
  const steps = 'docs/deploy.md, "The sender", has the steps.';
  if (dkim?.SigningEnabled === true && dkim.Status === 'SUCCESS') return [];
  if (IdentityType === 'EMAIL_ADDRESS')
    return [
      warning(
        'sender-unsigned',
        `SES knows the address ${name} and no domain of it that signs: mails may be taken for forged ones.`,
        `Verify the domain, with DKIM. ${steps}`,
      ),
    ];
  const status = dkim?.Status ?? 'NOT_STARTED';
  return [
    error(
      'sender-unsigned',
      `Mails of ${name} are not signed with DKIM (${status}).`,
      `Make its three DNS records. ${steps}`,
    ),
  ];
};

/** The sender's identity. */
export const sender: Check = {
  name: 'Sender',
  expects: 'SES has verified it, and its mails are signed',
  look: async ({ ses, deployment: { senderAddress } }) => {
    const domain = senderAddress.slice(senderAddress.lastIndexOf('@') + 1);
    const identity = await findIdentity(ses, [senderAddress, domain]);
    if (!identity)
      return [
        error(
          'sender-unknown',
          `SES knows neither ${senderAddress} nor ${domain}: nobody gets a mail.`,
          `Verify the domain: aws sesv2 create-email-identity --email-identity ${domain}.`,
        ),
      ];
    const unverified = when(identity.VerifiedForSendingStatus !== true, () =>
      error(
        'sender-unverified',
        `SES has not verified ${identity.name}: nobody gets a mail.`,
        'Make the DNS records that SES names, or confirm the mail that it sent to the address.',
      ),
    );
    return [...unverified, ...checkSigning(identity)];
  },
};

const fewMails = 1000;

/** What the account may send. */
export const mailAccount: Check = {
  name: 'Mail account',
  expects: 'SES mails everybody',
  look: async ({ ses }) => {
    const { ProductionAccessEnabled, SendingEnabled, EnforcementStatus, SendQuota } = await ses.send(
      new GetAccountCommand({}),
    );
    const { Max24HourSend = 0 } = SendQuota ?? {};
    return [
      ...when(ProductionAccessEnabled !== true, () =>
        error(
          'mail-sandbox',
          'The account is in the sandbox of SES: only verified recipients get mails.',
          'Ask for production access: SES console, Account dashboard.',
        ),
      ),
      ...when(SendingEnabled !== true || EnforcementStatus === 'SHUTDOWN', () =>
        error('mail-off', 'SES sends no mails of this account.', 'SES console, Account dashboard, says why.'),
      ),
      ...when(EnforcementStatus === 'PROBATION', () =>
        warning(
          'mail-probation',
          'SES looks into mails of this account, and may stop them.',
          'SES console, Account dashboard, says why.',
        ),
      ),
      ...when(ProductionAccessEnabled === true && Max24HourSend >= 0 && Max24HourSend < fewMails, () =>
        advice(
          'mail-quota',
          `SES sends ${Max24HourSend.toString()} mails a day; each order may take two.`,
          'Ask for more before many people come: Service Quotas, Amazon SES.',
        ),
      ),
    ];
  },
};
