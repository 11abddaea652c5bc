import type { EntryPointName } from '../domain/entry-points.ts';
import type { ErrorCode } from '../domain/failures/error-types.ts';
import type { Route } from './route.ts';
import * as schemas from './schemas.ts';

/** Limits of raw bodies, in bytes. */
const bodyLimits = {
  /** A few members of a few words; also where none is looked at. */
  small: 1024,
  /** A request of each kind, each as large as its rule lets it be and every line end of it escaped, and the rest. */
  certificateRequests: 32 * 1024,
} as const;

/** Every route by the name of the entry point that serves it. */
export const routes = {
  'start-order': {
    method: 'POST',
    path: '/orders',
    caller: 'user',
    summary: 'Start an order; a second start while one runs gives the running one',
    body: schemas.EmptyBody,
    bodyLimit: bodyLimits.small,
    idempotencyKey: true,
    recentSignIn: true,
    responses: { 201: schemas.OrderResponse, 200: schemas.OrderResponse },
    problems: [
      'sign-in-too-old',
      'user-not-active',
      'directory-item-invalid',
      'idempotency-key-reused',
      'too-many-requests',
    ],
  },
  'read-order': {
    method: 'GET',
    path: '/orders/{orderId}',
    caller: 'user',
    summary: 'Where the order stands, with the QR code while it waits for a phone',
    bodyLimit: bodyLimits.small,
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
    bodyLimit: bodyLimits.small,
    recentSignIn: true,
    responses: { 200: schemas.OrderResponse },
    problems: [
      'sign-in-too-old',
      'order-not-found',
      'wrong-step',
      'order-ended',
      'choice-not-offered',
      'directory-item-invalid',
    ],
  },
  'renew-activation-code': {
    method: 'POST',
    path: '/orders/{orderId}/activation-code',
    caller: 'user',
    recentSignIn: true,
    summary: 'A new activation code, on the page or by mail; the one before dies',
    body: schemas.EmptyBody,
    bodyLimit: bodyLimits.small,
    responses: { 200: schemas.OrderResponse },
    problems: [
      'sign-in-too-old',
      'user-not-active',
      'directory-item-invalid',
      'order-not-found',
      'wrong-step',
      'order-ended',
      'too-many-requests',
    ],
  },
  'approve-order': {
    method: 'POST',
    path: '/orders/{orderId}/approve',
    caller: 'user',
    summary: 'Next after the phone answered: the match code that the phone shows',
    body: schemas.ApproveOrderBody,
    bodyLimit: bodyLimits.small,
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
    bodyLimit: bodyLimits.small,
    responses: { 200: schemas.OrderResponse },
    problems: ['order-not-found', 'wrong-step', 'order-ended'],
  },
  'list-mobile-ids': {
    method: 'GET',
    path: '/mobile-ids',
    caller: 'user',
    summary: 'The mobile IDs of the user, present and past',
    bodyLimit: bodyLimits.small,
    responses: { 200: schemas.MobileIdsResponse },
    problems: [],
  },
  'read-mobile-id': {
    method: 'GET',
    path: '/mobile-ids/{mobileId}',
    caller: 'user',
    summary: 'One mobile ID of the user',
    bodyLimit: bodyLimits.small,
    responses: { 200: schemas.MobileIdResponse },
    problems: ['mobile-id-not-found'],
  },
  'lock-mobile-id': {
    method: 'POST',
    path: '/mobile-ids/{mobileId}/lock',
    caller: 'user',
    summary: 'Lock a mobile ID of the user for good; its certificates are revoked',
    body: schemas.LockMobileIdBody,
    bodyLimit: bodyLimits.small,
    recentSignIn: true,
    responses: { 200: schemas.MobileIdResponse },
    problems: ['sign-in-too-old', 'mobile-id-not-found', 'mobile-id-not-lockable'],
  },
  'read-activation': {
    method: 'GET',
    path: '/activations/{orderId}',
    caller: 'code',
    summary: 'For whom and what the activation code is; does not use it up',
    bodyLimit: bodyLimits.small,
    responses: { 200: schemas.ActivationResponse },
    problems: ['activation-code-gone'],
  },
  'submit-activation': {
    method: 'POST',
    path: '/activations/{orderId}',
    caller: 'code',
    summary: 'Use the activation code: certificate requests in, match code out',
    body: schemas.SubmitActivationBody,
    bodyLimit: bodyLimits.certificateRequests,
    responses: { 200: schemas.MatchCodeResponse },
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
    bodyLimit: bodyLimits.small,
    responses: { 200: schemas.CertificatesResponse },
    problems: ['order-ended', 'mobile-id-gone'],
  },
  'confirm-installation': {
    method: 'POST',
    path: '/activations/{orderId}/installed',
    caller: 'phone',
    summary: 'The phone has installed its certificates',
    body: schemas.EmptyBody,
    bodyLimit: bodyLimits.small,
    responses: { 200: schemas.StateResponse },
    problems: ['wrong-step', 'order-ended'],
  },
} as const satisfies Partial<Readonly<Record<EntryPointName, Route>>>;

/** Name of a route, and of the entry point that serves it. */
export type RouteName = keyof typeof routes;

const commonProblems = ['body-too-large', 'unauthorized', 'internal-error', 'service-busy'] as const;

/** Every error that a route may give. */
export const listProblems = ({ body, problems }: Route): readonly ErrorCode[] => [
  ...(body ? (['request-invalid', 'media-type-unsupported'] as const) : []),
  ...commonProblems,
  ...problems,
];
