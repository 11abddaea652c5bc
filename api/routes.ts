import type { EntryPointName } from '../domain/entry-points.ts';
import * as phoneSchemas from './phone-schemas.ts';
import type { Route } from './route.ts';
import * as schemas from './schemas.ts';

const ofUser = ['user-not-active', 'directory-item-invalid'] as const;
const ofOrder = ['order-not-found', 'wrong-step', 'order-ended'] as const;

/** Every route by the name of the entry point that serves it. */
export const routes = {
  'start-order': {
    method: 'POST',
    path: '/orders',
    caller: 'user',
    summary: 'Start an order; a second start while one runs gives the running one',
    body: schemas.StartOrderBody,
    idempotencyKey: true,
    recentSignIn: true,
    responses: { 201: schemas.OrderResponse, 200: schemas.OrderResponse },
    problems: ['sign-in-too-old', ...ofUser, 'idempotency-key-reused', 'too-many-requests'],
  },
  'read-order': {
    method: 'GET',
    path: '/orders/{orderId}',
    caller: 'user',
    summary: 'Where the order stands, with the QR code while it waits for a phone',
    recentSignIn: true,
    responses: { 200: schemas.OrderResponse },
    problems: ['sign-in-too-old', 'order-not-found'],
  },
  'confirm-order': {
    method: 'POST',
    path: '/orders/{orderId}/confirm',
    caller: 'user',
    summary: 'Next on the first page: which certificates, and what became of the old phone',
    body: schemas.ConfirmOrderBody,
    recentSignIn: true,
    responses: { 200: schemas.OrderResponse },
    problems: ['sign-in-too-old', ...ofOrder, 'choice-not-offered', 'directory-item-invalid'],
  },
  'renew-activation-code': {
    method: 'POST',
    path: '/orders/{orderId}/activation-code',
    caller: 'user',
    recentSignIn: true,
    summary: 'A new activation code, on the page or by mail; the one before dies',
    body: schemas.EmptyBody,
    responses: { 200: schemas.OrderResponse },
    problems: ['sign-in-too-old', ...ofUser, ...ofOrder, 'too-many-requests'],
  },
  'approve-order': {
    method: 'POST',
    path: '/orders/{orderId}/approve',
    caller: 'user',
    summary: 'Next after the phone answered: the match code that the phone shows',
    body: schemas.ApproveOrderBody,
    recentSignIn: true,
    responses: { 200: schemas.OrderResponse },
    problems: ['sign-in-too-old', 'order-not-found', 'wrong-step', 'order-ended', 'match-code-wrong'],
  },
  'cancel-order': {
    method: 'POST',
    path: '/orders/{orderId}/cancel',
    caller: 'user',
    summary: 'Cancel, while no certificate is being issued',
    body: schemas.CancelOrderBody,
    responses: { 200: schemas.OrderResponse },
    problems: ['order-not-found', 'wrong-step', 'order-ended'],
  },
  'list-mobile-ids': {
    method: 'GET',
    path: '/mobile-ids',
    caller: 'user',
    summary: 'The mobile IDs of the user, present and past, and the order that runs',
    responses: { 200: schemas.MobileIdsResponse },
    problems: [],
  },
  'read-mobile-id': {
    method: 'GET',
    path: '/mobile-ids/{mobileId}',
    caller: 'user',
    summary: 'One mobile ID of the user',
    responses: { 200: schemas.MobileIdResponse },
    problems: ['mobile-id-not-found'],
  },
  'lock-mobile-id': {
    method: 'POST',
    path: '/mobile-ids/{mobileId}/lock',
    caller: 'user',
    summary: 'Lock a mobile ID of the user for good; its certificates are revoked',
    body: schemas.LockMobileIdBody,
    recentSignIn: true,
    responses: { 200: schemas.MobileIdResponse },
    problems: ['sign-in-too-old', 'mobile-id-not-found', 'mobile-id-not-lockable'],
  },
  'read-phone-mobile-id': {
    method: 'GET',
    path: '/phone/mobile-id',
    caller: 'phone',
    summary: 'The state of the mobile ID whose phone signed the bearer token; docs/phone-protocol.md',
    responses: { 200: phoneSchemas.PhoneMobileIdResponse },
    problems: [],
  },
  'create-phone-challenge': {
    method: 'POST',
    path: '/phone/challenges',
    caller: 'phone',
    summary: 'A challenge that the phone of a mobile ID signs once, in a proof; docs/phone-protocol.md',
    body: schemas.EmptyBody,
    responses: { 200: phoneSchemas.PhoneChallengeResponse },
    problems: ['too-many-requests'],
  },
  'test-mobile-id': {
    method: 'POST',
    path: '/phone/tests',
    caller: 'phone',
    summary:
      'Whether the mobile ID works whose authentication key signed the challenge; docs/phone-protocol.md',
    body: schemas.EmptyBody,
    responses: { 200: phoneSchemas.PhoneTestResponse },
    problems: ['challenge-gone'],
  },
  'renew-mobile-id': {
    method: 'POST',
    path: '/phone/renewals',
    caller: 'phone',
    summary: 'An order that renews the mobile ID whose key signed the challenge; docs/phone-protocol.md',
    body: schemas.EmptyBody,
    responses: { 201: phoneSchemas.RenewalResponse, 200: phoneSchemas.RenewalResponse },
    problems: ['challenge-gone', 'mobile-id-not-renewable', ...ofUser, 'order-running', 'too-many-requests'],
  },
  'read-activation': {
    method: 'GET',
    path: '/activations/{orderId}',
    caller: 'code',
    summary: 'For whom and what the activation code is; does not use it up',
    responses: { 200: phoneSchemas.ActivationResponse },
    problems: ['activation-code-gone'],
  },
  'submit-activation': {
    method: 'POST',
    path: '/activations/{orderId}',
    caller: 'code',
    summary: 'Use the activation code: certificate requests in, match code out',
    body: phoneSchemas.SubmitActivationBody,
    // A request of each kind, each as large as its rule lets it be and every line end of it escaped, and the rest.
    bodyLimit: 32 * 1024,
    responses: { 200: phoneSchemas.MatchCodeResponse },
    problems: [
      'activation-code-gone',
      'choice-not-offered',
      'certificate-request-refused',
      'public-key-used',
    ],
  },
  'read-certificates': {
    method: 'GET',
    path: '/activations/{orderId}/certificates',
    caller: 'phone',
    summary: 'Where the order stands; the certificates once they are issued',
    responses: { 200: phoneSchemas.CertificatesResponse },
    problems: ['order-ended', 'mobile-id-gone'],
  },
  'confirm-installation': {
    method: 'POST',
    path: '/activations/{orderId}/installed',
    caller: 'phone',
    summary: 'The phone has installed its certificates',
    body: schemas.EmptyBody,
    responses: { 200: phoneSchemas.StateResponse },
    problems: ['wrong-step', 'order-ended'],
  },
  'abandon-installation': {
    method: 'POST',
    path: '/activations/{orderId}/not-installed',
    caller: 'phone',
    summary: 'The certificates could not be installed: the order fails, and they are revoked',
    body: schemas.EmptyBody,
    responses: { 200: phoneSchemas.StateResponse },
    problems: ['wrong-step', 'order-ended'],
  },
} as const satisfies Partial<Readonly<Record<EntryPointName, Route>>>;

/** Name of a route, and of the entry point that serves it. */
export type RouteName = keyof typeof routes;

/** Bytes of the largest body that a route takes; a few members of a few words unless it says more. */
export const findBodyLimit = (name: RouteName): number => {
  const { bodyLimit = 1024 }: Route = routes[name];
  return bodyLimit;
};
