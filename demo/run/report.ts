import type { DemoCloud } from '../cloud.ts';
import type { DemoOutcome } from './run.ts';

/** Whether the mobile ID is active and every check of every certificate holds. */
export const isGood = ({ mobileId, checks }: DemoOutcome): boolean =>
  mobileId.state === 'active' &&
  checks.every((certificate) => certificate.checks.every(({ holds }) => holds));

/** What `--json` prints: order, mobile ID, each certificate with its chain, times in seconds, mails. */
export const report = (cloud: DemoCloud, outcome: DemoOutcome) => {
  const { order, mobileId, installation, keys, checks, code, waits, replaced, oldSignIn } = outcome;
  return {
    order,
    mobileId,
    certificates: installation.certificates.map((certificate) => ({
      ...certificate,
      chain: installation.chain,
      checks: checks.find(({ serial }) => serial === certificate.serial)?.checks ?? [],
    })),
    root: cloud.authority.rootPem,
    qrCode: { mailedTo: code.mailedTo, seconds: outcome.codeLifetime },
    waits: Object.fromEntries(waits.map(({ state, seconds }) => [state, seconds])),
    oldSignIn,
    replaced,
    recoveredKeys: [...keys.keys()],
    reminderDays: outcome.reminderDays,
    ending: outcome.ending,
    mails: cloud.mails().map(({ to, subject, text, attachments }) => ({
      to,
      subject,
      text,
      attachments: attachments.map(({ name, contentType }) => ({ name, contentType })),
    })),
  };
};

/** The checks as lines for people. */
export const checkLines = ({ checks }: DemoOutcome): readonly string[] =>
  checks.flatMap(({ kind, serial, checks: found }) => [
    `${kind} certificate ${serial}`,
    ...found.map(
      ({ name, holds, reason }) => `  ${holds ? 'holds' : 'FAILS'}  ${name}${reason ? `: ${reason}` : ''}`,
    ),
  ]);
