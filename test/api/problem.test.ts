import {
  ChallengeGone,
  MobileIdNotLockable,
  MobileIdNotRenewable,
  OrderRunning,
} from '../../domain/failures/mobile-id-errors.ts';
import { describe, expect, it } from 'vitest';
import { toJsonResponse, toProblemResponse, problemType } from '../../api/problem.ts';
import { listProblems } from '../../api/route-problems.ts';
import { routes, type RouteName } from '../../api/routes.ts';
import { errorTypes, type ErrorCode } from '../../domain/failures/error-types.ts';
import {
  CertificateRequestRefused,
  PublicKeyUsed,
} from '../../domain/failures/certificate-request-errors.ts';
import * as errors from '../../domain/failures/errors.ts';
import { ServiceBusy } from '../../domain/failures/process-errors.ts';
import { routeNames } from '../support/entry-points.ts';
import { expectDocumented } from '../support/openapi.ts';

/** What clients hold on to: a type that was released stays, with its status. */
const released: Readonly<Record<string, number>> = {
  'urn:get-mobile-id:problem:request-invalid': 400,
  'urn:get-mobile-id:problem:unauthorized': 401,
  'urn:get-mobile-id:problem:sign-in-too-old': 401,
  'urn:get-mobile-id:problem:user-not-active': 403,
  'urn:get-mobile-id:problem:directory-item-invalid': 403,
  'urn:get-mobile-id:problem:order-not-found': 404,
  'urn:get-mobile-id:problem:order-running': 409,
  'urn:get-mobile-id:problem:mobile-id-not-found': 404,
  'urn:get-mobile-id:problem:wrong-step': 409,
  'urn:get-mobile-id:problem:activation-code-gone': 410,
  'urn:get-mobile-id:problem:challenge-gone': 410,
  'urn:get-mobile-id:problem:mobile-id-gone': 410,
  'urn:get-mobile-id:problem:mobile-id-not-lockable': 409,
  'urn:get-mobile-id:problem:mobile-id-not-renewable': 409,
  'urn:get-mobile-id:problem:order-ended': 409,
  'urn:get-mobile-id:problem:choice-not-offered': 422,
  'urn:get-mobile-id:problem:idempotency-key-reused': 422,
  'urn:get-mobile-id:problem:certificate-request-refused': 422,
  'urn:get-mobile-id:problem:public-key-used': 422,
  'urn:get-mobile-id:problem:match-code-wrong': 422,
  'urn:get-mobile-id:problem:body-too-large': 413,
  'urn:get-mobile-id:problem:media-type-unsupported': 415,
  'urn:get-mobile-id:problem:too-many-requests': 429,
  'urn:get-mobile-id:problem:internal-error': 500,
  'urn:get-mobile-id:problem:service-busy': 503,
};

/** One of each error that a client can meet. */
const samples: readonly errors.NamedError[] = [
  new errors.RequestInvalid('kinds: expected Array'),
  new errors.Unauthorized(),
  new errors.SignInTooOld(600),
  new errors.UserNotActive(),
  new errors.DirectoryItemInvalid('6a1f', 'email'),
  new errors.OrderNotFound(),
  new OrderRunning(),
  new errors.MobileIdNotFound(),
  new errors.WrongStep('issuing'),
  new errors.ActivationCodeGone('replaced'),
  new ChallengeGone(),
  new errors.MobileIdGone(),
  new MobileIdNotLockable('expired'),
  new MobileIdNotRenewable(),
  new errors.OrderEnded('cancelled'),
  new errors.ChoiceNotOffered('encryption is never issued'),
  new errors.IdempotencyKeyReused(),
  new CertificateRequestRefused('signature', 'key', 'RSA of 2048 bits or more'),
  new PublicKeyUsed('signature'),
  new errors.MatchCodeWrong(2),
  new errors.BodyTooLarge(1024),
  new errors.MediaTypeUnsupported(),
  new errors.TooManyRequests(1800),
  new errors.NamedError('internal-error'),
  new ServiceBusy('ThrottlingException'),
];

const routesWith = (code: ErrorCode): readonly RouteName[] =>
  routeNames.filter((name) => listProblems(routes[name]).includes(code));

const headers = (error: errors.NamedError) => toProblemResponse(error).headers;

describe('problem details', () => {
  it('keep the types and statuses that were released', () => {
    const met = new Set(routeNames.flatMap((name) => listProblems(routes[name])));
    expect(Object.fromEntries([...met].map((code) => [problemType(code), errorTypes[code].status]))).toEqual(
      released,
    );
  });

  it('have a sample of each here', () => {
    expect(samples.map(({ code }) => problemType(code))).toEqual(Object.keys(released));
  });

  it.each(samples)('of $code are as every route documents them', (error) => {
    const answered = toProblemResponse(error);
    expect(routesWith(error.code)).not.toEqual([]);
    for (const name of routesWith(error.code)) expectDocumented(name, answered);
    expect(JSON.parse(answered.body)).toEqual({
      type: problemType(error.code),
      title: errorTypes[error.code].title,
      status: errorTypes[error.code].status,
      detail: error.message,
      ...error.members,
    });
  });

  it('ask for a new sign-in as RFC 9470 says', () => {
    expect(headers(new errors.SignInTooOld(600))['www-authenticate']).toBe(
      'Bearer error="insufficient_user_authentication", error_description="Recent sign-in required", max_age="600"',
    );
  });

  it('ask for a bearer token without a hint at what exists', () => {
    expect(headers(new errors.Unauthorized())['www-authenticate']).toBe('Bearer');
  });

  it('say when to come back', () => {
    expect(headers(new errors.TooManyRequests(1800))['retry-after']).toBe('1800');
    expect(headers(new ServiceBusy('ThrottlingException'))['retry-after']).toBe('2');
  });
});

describe('an answer', () => {
  it('may be stored by nobody, whatever it is', () => {
    expect(toJsonResponse(200, {}).headers['cache-control']).toBe('no-store');
    for (const error of samples) expect(headers(error)['cache-control']).toBe('no-store');
  });
});
