import { describe, expect, it } from 'vitest';
import { deriveChallenge } from '../../../domain/secrets.ts';
import { brokenRule } from '../../support/broken-rule.ts';
import { certificateRequest } from '../../support/certificate-requests.ts';
import { orderId, secrets } from '../../support/secrets.ts';

describe('The challenge of an order, in a certificate request', () => {
  it.each(['utf8String', 'printableString', 'ia5String', 'bmpString', 'teletexString'] as const)(
    'is read from a %s',
    (challengeType) => {
      expect(brokenRule(certificateRequest({ challengeType }))).toBe('none');
    },
  );

  it.each([
    ['missing', { challenge: null }],
    ['empty', { challenge: '' }],
    ['there twice', { challenges: 2 }],
    ['that of another order', { challenge: deriveChallenge('another order', secrets.activationCode) }],
    ['that of another code', { challenge: deriveChallenge(orderId, 'another code') }],
    ['the code itself', { challenge: secrets.activationCode }],
  ])('is refused when it is %s', (_, options) => {
    expect(brokenRule(certificateRequest(options))).toBe('challenge-password');
  });
});
