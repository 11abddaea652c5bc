import { RevocationReason, SigningAlgorithm } from '@aws-sdk/client-acm-pca';
import * as v from 'valibot';
import { ApiPassthroughSchema } from './passthrough-schema.ts';
import { ValiditySchema } from './validity.ts';

/** What every operation on a CA says. */
export const AuthoritySchema = v.strictObject({ CertificateAuthorityArn: v.string() });

export const GetCertificateSchema = v.strictObject({
  ...AuthoritySchema.entries,
  CertificateArn: v.string(),
});

// Bytes are base64 in the JSON of AWS; these are the text of a CSR.
const pem = v.pipe(
  v.string(),
  v.base64(),
  v.transform((base64) => Buffer.from(base64, 'base64').toString()),
  v.minBytes(1),
  v.maxBytes(32_768),
);

/** https://docs.aws.amazon.com/privateca/latest/APIReference/API_IssueCertificate.html */
export const IssueSchema = v.strictObject({
  ...AuthoritySchema.entries,
  Csr: pem,
  SigningAlgorithm: v.enum(SigningAlgorithm),
  /** PCA's own default. */
  TemplateArn: v.optional(v.string(), 'arn:aws:acm-pca:::template/EndEntityCertificate/V1'),
  ApiPassthrough: v.optional(ApiPassthroughSchema, {}),
  Validity: ValiditySchema,
  ValidityNotBefore: v.optional(ValiditySchema),
  IdempotencyToken: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(36))),
});

export type IssueRequest = v.InferOutput<typeof IssueSchema>;

/** https://docs.aws.amazon.com/privateca/latest/APIReference/API_RevokeCertificate.html */
export const RevokeSchema = v.strictObject({
  ...AuthoritySchema.entries,
  CertificateSerial: v.string(),
  RevocationReason: v.enum(RevocationReason),
});
