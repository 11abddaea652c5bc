import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Stage } from '../support/stage.ts';

/** The mails that were handed to SES, in order. */
export const mailed = (stage: Stage) =>
  stage.mails.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => ({
    to: input.Destination?.ToAddresses,
    subject: input.Content?.Simple?.Subject?.Data,
    text: input.Content?.Simple?.Body?.Text?.Data ?? '',
    html: input.Content?.Simple?.Body?.Html?.Data ?? '',
    attachments: input.Content?.Simple?.Attachments ?? [],
  }));

/** The activation link that a mail holds. */
export const linkIn = ({ text }: { readonly text: string }): string =>
  /https:\S+\/phone\/#\S+/.exec(text)?.[0] ?? 'no link';

/** The activation code at the end of a link. */
export const codeIn = (link: string): string => link.split('.').at(-1) ?? 'no code';
