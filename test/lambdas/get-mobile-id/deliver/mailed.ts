import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import * as v from 'valibot';
import type { Stage } from '../../../support/stage.ts';

const content = v.pipe(
  v.object({ Data: v.string() }),
  v.transform(({ Data }) => Data),
);

const AttachmentSchema = v.looseObject({ RawContent: v.instance(Uint8Array) });

const InputSchema = v.pipe(
  v.object({
    Destination: v.object({ ToAddresses: v.array(v.string()) }),
    Content: v.object({
      Simple: v.object({
        Subject: content,
        Body: v.object({ Text: content, Html: content }),
        Attachments: v.optional(v.array(AttachmentSchema), []),
      }),
    }),
  }),
  v.transform(({ Destination, Content: { Simple } }) => ({
    to: Destination.ToAddresses,
    subject: Simple.Subject,
    text: Simple.Body.Text,
    html: Simple.Body.Html,
    pictures: Simple.Attachments.map(({ RawContent }) => RawContent),
  })),
);

/** The mails that were handed to SES, in order. */
export const mailed = (stage: Stage) =>
  stage.mails.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => v.parse(InputSchema, input));

/** The activation links of the mails that were handed to SES. */
export const mailedLinks = (stage: Stage): string[] =>
  mailed(stage).map(({ text }) => /https:\S+\/phone\/#\S+/.exec(text)?.[0] ?? 'no link');

/** The activation code at the end of a link. */
export const codeIn = (link: string): string => link.split('.').at(-1) ?? 'no code';

/** The activation codes of the mails that were handed to SES. */
export const mailedCodes = (stage: Stage): string[] => mailedLinks(stage).map(codeIn);
