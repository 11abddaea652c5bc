import type { CertificateAuthorityUsageMode } from '@aws-sdk/client-acm-pca';
import * as v from 'valibot';
import { ServiceError } from '../aws/service-error.ts';

const units = ['ABSOLUTE', 'END_DATE', 'DAYS', 'MONTHS', 'YEARS'] as const;

/** https://docs.aws.amazon.com/privateca/latest/APIReference/API_Validity.html */
export const ValiditySchema = v.strictObject({
  Type: v.picklist(units),
  Value: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

type Validity = v.InferOutput<typeof ValiditySchema>;

/** How long before the request a certificate starts to be valid unless told, in ms. */
const backdating = 60 * 60_000;

const day = 24 * 60 * 60_000;

// UTCTime or GeneralizedTime as a number, so the first has lost zeros in front (RFC 5280 section 4.1.2.5).
const endDate = (value: number): Date => {
  const digits = String(value).padStart(12, '0');
  const century = Number(digits.slice(0, 2)) < 50 ? '20' : '19';
  const full = digits.length === 12 ? `${century}${digits}` : digits;
  return new Date(full.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'));
};

const addPeriod = (now: Date, { years = 0, months = 0 }): Date => {
  const end = new Date(now);
  end.setUTCFullYear(now.getUTCFullYear() + years, now.getUTCMonth() + months);
  return end;
};

const ends: Readonly<Record<Validity['Type'], (value: number, now: Date) => Date>> = {
  ABSOLUTE: (seconds) => new Date(seconds * 1000),
  END_DATE: endDate,
  DAYS: (days, now) => new Date(now.getTime() + days * day),
  MONTHS: (months, now) => addPeriod(now, { months }),
  YEARS: (years, now) => addPeriod(now, { years }),
};

const invalid = (message: string) => new ServiceError('ValidationException', message);

const chooseNotBefore = (asked: Validity | undefined, now: Date): Date => {
  if (!asked) return new Date(now.getTime() - backdating);
  if (asked.Type !== 'ABSOLUTE') throw invalid('ValidityNotBefore must be of the type ABSOLUTE');
  return ends.ABSOLUTE(asked.Value, now);
};

interface Bounds {
  readonly now: Date;
  /** When the CA's own certificate ends, below a CA. */
  readonly latest?: Date;
  readonly usageMode?: CertificateAuthorityUsageMode;
}

/**
 * From when to when a certificate is valid.
 * @throws {ServiceError} ValidationException
 */
export const toValidity = (
  {
    Validity: end,
    ValidityNotBefore: start,
  }: { Validity: Validity; ValidityNotBefore?: Validity | undefined },
  { now, latest, usageMode = 'GENERAL_PURPOSE' }: Bounds,
): { notBefore: Date; notAfter: Date } => {
  const notAfter = ends[end.Type](end.Value, now);
  const notBefore = chooseNotBefore(start, now);
  if (!(notAfter > now) || !(notAfter > notBefore)) throw invalid('The certificate would never be valid');
  if (latest && notAfter > latest)
    throw invalid('The certificate validity specified exceeds the certificate authority validity');
  // https://docs.aws.amazon.com/privateca/latest/userguide/short-lived-certificates.html
  if (usageMode === 'SHORT_LIVED_CERTIFICATE' && notAfter.getTime() > now.getTime() + 7 * day)
    throw invalid(`A certificate of a CA in the mode ${usageMode} is valid for seven days at most`);
  return { notBefore, notAfter };
};
