import { describe, expect, it } from 'vitest';
import {
  findErrorCode,
  errorName,
  errorTypes,
  retryableErrorNames,
} from '../../../domain/failures/error-types.ts';
import { NamedError } from '../../../domain/failures/errors.ts';
import * as certificateRequestErrors from '../../../domain/failures/certificate-request-errors.ts';
import * as requestErrors from '../../../domain/failures/errors.ts';
import * as mobileIdErrors from '../../../domain/failures/mobile-id-errors.ts';
import * as processErrors from '../../../domain/failures/process-errors.ts';

const codes = Object.keys(errorTypes);

describe('error types', () => {
  it.each(codes)('%s is found again by the name that the state machine sees', (code) => {
    expect(findErrorCode(errorName(code))).toBe(code);
  });

  it('carry the class name as the name that Retry and Catch match', () => {
    const classes = Object.entries({
      ...requestErrors,
      ...certificateRequestErrors,
      ...mobileIdErrors,
      ...processErrors,
    }).filter(
      ([name, value]) =>
        typeof value === 'function' && value.prototype instanceof NamedError && name !== 'OrderRefused',
    );
    expect(classes.map(([name]) => name).sort()).toEqual(
      codes
        .map(errorName)
        .filter((name) => name !== 'InternalError')
        .sort(),
    );
  });

  it('retry only what waiting can heal', () => {
    expect(retryableErrorNames).toEqual([
      'ServiceBusy',
      'CertificateInProgress',
      'LostRace',
      'CaThrottled',
      'IssuingMayStillRun',
    ]);
  });

  // RFC 6750 section 3: a challenge says them as error_description. docs/copy.md: one phrase in sentence case.
  it.each(Object.entries(errorTypes))('%s has a title that fits into a header', (_, { title }) => {
    expect(title).toMatch(/^[A-Z][ !#-[\]-~]{7,78}[^.!?\s]$/);
  });

  it('give an error its title where nothing more can be said', () => {
    expect(new NamedError('internal-error').message).toBe(errorTypes['internal-error'].title);
  });
});
