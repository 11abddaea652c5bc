import type { ApiPassthrough, CertificateAuthorityUsageMode } from '@aws-sdk/client-acm-pca';
import type { Extension, Name } from '@peculiar/asn1-x509';
import { place } from '../aws/place.ts';
import { ServiceError } from '../aws/service-error.ts';
import type { CertifiedAuthority } from './hierarchy.ts';
import { toExtensions } from './requested-extensions.ts';
import type { IssueRequest } from './requests.ts';
import { readSigningRequest } from './signing-request.ts';
import { toValidity } from './validity.ts';
import type { CertificateContent } from './x509/certificate.ts';
import { basicConstraints, crlDistributionPoint, keyIdentifiers } from './x509/extensions.ts';
import { publicKeyInfo } from './x509/keys.ts';
import { toName } from './x509/names.ts';

/** The one template of AWS Private CA that is emulated. */
const template = `arn:${place.partition}:acm-pca:::template/BlankEndEntityCertificate_CriticalBasicConstraints_APIPassthrough/V1`;

const checkTemplate = (arn: string): void => {
  if (arn === template) return;
  throw new ServiceError(
    'InvalidArgsException',
    `The local cloud emulates the template ${template} and no other; asked for was ${arn}`,
  );
};

// For each extension the template comes first, then the API, the CSR and the CA's own settings:
// https://docs.aws.amazon.com/privateca/latest/userguide/template-order-of-operations.html
const firstOfEach = (extensions: readonly Extension[]): Extension[] =>
  extensions.filter(({ extnID }, at) => extensions.findIndex((each) => each.extnID === extnID) === at);

const chooseSubject = ({ Subject }: ApiPassthrough, requested: Name): Name => {
  if (!Subject) return requested;
  if (Subject.CustomAttributes && Object.keys(Subject).length > 1)
    throw new ServiceError('InvalidArgsException', 'CustomAttributes exclude every other attribute');
  return toName(Subject);
};

/**
 * What the template makes of a request: all of it comes from the API, but for the key,
 * and for the subject and the subject alternative names where the API has none.
 * https://docs.aws.amazon.com/privateca/latest/userguide/template-definitions.html
 * @throws {ServiceError} InvalidArgsException, MalformedCSRException, ValidationException
 */
export const applyTemplate = (
  request: IssueRequest,
  ca: {
    readonly issuer: CertifiedAuthority;
    readonly now: Date;
    readonly crlUrl: string;
    readonly usageMode: CertificateAuthorityUsageMode;
  },
): CertificateContent => {
  checkTemplate(request.TemplateArn);
  const { ApiPassthrough: passthrough } = request;
  const { key, subject, alternativeNames } = readSigningRequest(request.Csr);
  return {
    issuer: toName(ca.issuer.subject),
    subject: chooseSubject(passthrough, subject),
    key,
    ...toValidity(request, { now: ca.now, latest: ca.issuer.notAfter, usageMode: ca.usageMode }),
    extensions: firstOfEach([
      basicConstraints(false),
      ...keyIdentifiers(key, publicKeyInfo(ca.issuer.key)),
      ...toExtensions(passthrough),
      ...alternativeNames,
      crlDistributionPoint(ca.crlUrl),
    ]),
  };
};
