import type { ServiceError } from './service-error.ts';

/** How a service answers that nothing here speaks the protocol of, so that its clients can read that they got an error. */
export interface ErrorForm {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const xml = (body: string): ErrorForm => ({
  headers: { 'content-type': 'text/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
});

const renderError = ({ code, message }: ServiceError): string =>
  `<Code>${code}</Code><Message>${escapeXml(message)}</Message>`;

/** @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export const queryError = (error: ServiceError): ErrorForm =>
  xml(
    `<ErrorResponse><Error><Type>Sender</Type>${renderError(error)}</Error><RequestId>0</RequestId></ErrorResponse>`,
  );

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export const storageError = (error: ServiceError): ErrorForm => xml(`<Error>${renderError(error)}</Error>`);

/** A text in CBOR (RFC 8949 section 3.1, major type 3), of less than 64 KiB. */
const cborText = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  const head = Buffer.from([0x79, bytes.length >> 8, bytes.length & 0xff]);
  return Buffer.concat([head, bytes]);
};

/** @see https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html */
export const cborError = ({ code, message }: ServiceError): ErrorForm => ({
  headers: { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' },
  // 0xa2: a map of two.
  body: Buffer.concat([Buffer.from([0xa2]), ...['__type', code, 'message', message].map(cborText)]),
});
