import * as v from 'valibot';
import { AddressSchema, TagSchema } from './address.ts';

/** A file that came with a mail. */
export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly disposition: 'INLINE' | 'ATTACHMENT';
  /** By which the mail's HTML shows it: `cid:…`. */
  readonly contentId: string | undefined;
  readonly content: Uint8Array;
}

/** A mail as it was sent. */
export interface Mail {
  /** What SES calls the message id. */
  readonly id: string;
  readonly at: Date;
  readonly from: string;
  readonly to: readonly string[];
  /** Whom of them it did not reach, though SES took it. */
  readonly missed: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
  /** Header fields besides those that SES writes itself, by name. */
  readonly headers: Readonly<Record<string, string>>;
}

// docs.aws.amazon.com/ses/latest/APIReference-V2/API_Content.html
const Charset = v.picklist(
  ['UTF-8', 'US-ASCII', 'ISO-8859-1', 'Shift_JIS'],
  'The local cloud knows no other character sets',
);

const Words = v.strictObject({ Data: v.string(), Charset: v.optional(Charset) });

// A header field ends with its line (RFC 5322 section 2.2).
const Line = v.strictObject({
  ...Words.entries,
  Data: v.pipe(v.string(), v.regex(/^[^\r\n]*$/, 'The subject contains line breaks.')),
});

const SentAttachment = v.strictObject({
  FileName: v.string(),
  /** In base64. */
  RawContent: v.string(),
  ContentType: v.optional(v.string(), 'application/octet-stream'),
  ContentDisposition: v.optional(v.picklist(['INLINE', 'ATTACHMENT']), 'ATTACHMENT'),
  ContentId: v.optional(v.string()),
  ContentTransferEncoding: v.optional(v.string()),
});

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html
const Header = v.strictObject({
  Name: v.pipe(v.string(), v.maxLength(126), v.regex(/^[!-9;-@A-~]+$/, 'Invalid header name.')),
  Value: v.pipe(v.string(), v.minLength(1), v.maxLength(870), v.regex(/^[ -~]*$/, 'Invalid header value.')),
});

/** What SendEmail takes here: one mail with its content written out. */
export const SendEmailInput = v.strictObject({
  FromEmailAddress: AddressSchema,
  ConfigurationSetName: v.optional(v.string()),
  Destination: v.strictObject({
    ToAddresses: v.pipe(
      v.array(AddressSchema),
      v.minLength(1),
      v.maxLength(50, 'Recipient count exceeds 50.'),
    ),
  }),
  EmailTags: v.optional(
    v.pipe(
      v.array(TagSchema),
      v.check(
        (tags) => new Set(tags.map(({ Name }) => Name)).size === tags.length,
        'The local cloud does not emulate a tag with two values',
      ),
    ),
  ),
  Content: v.strictObject(
    {
      Simple: v.strictObject({
        Subject: Line,
        Body: v.strictObject({ Text: v.optional(Words), Html: v.optional(Words) }),
        Attachments: v.optional(v.array(SentAttachment)),
        Headers: v.optional(v.pipe(v.array(Header), v.maxLength(15))),
      }),
    },
    'The local cloud sends Simple content only',
  ),
});
export type SendEmailInput = v.InferOutput<typeof SendEmailInput>;

/** The mail that an input of SendEmail stands for. */
export const toMail = (
  { FromEmailAddress, Destination, Content: { Simple } }: SendEmailInput,
  delivery: Pick<Mail, 'id' | 'at' | 'missed'>,
): Mail => ({
  ...delivery,
  from: FromEmailAddress,
  to: Destination.ToAddresses,
  subject: Simple.Subject.Data,
  text: Simple.Body.Text?.Data ?? '',
  html: Simple.Body.Html?.Data ?? '',
  headers: Object.fromEntries((Simple.Headers ?? []).map(({ Name, Value }) => [Name, Value])),
  attachments: (Simple.Attachments ?? []).map((sent) => ({
    name: sent.FileName,
    contentType: sent.ContentType,
    disposition: sent.ContentDisposition,
    contentId: sent.ContentId,
    content: Buffer.from(sent.RawContent, 'base64'),
  })),
});
