import * as v from 'valibot';
import { errorTypes, type ErrorCode } from '../../domain/failures/error-types.ts';
import { goneReasons, type GoneReason } from '../../domain/failures/error-types.ts';
import { orderStateNames, type OrderState } from '../../domain/order/order-states.ts';
import type { ProblemCode } from './problem-codes.ts';

const Details = v.object({
  type: v.pipe(v.string(), v.startsWith('urn:get-mobile-id:problem:')),
  retryAfter: v.optional(v.number()),
  maxAge: v.optional(v.number()),
  triesLeft: v.optional(v.number()),
  state: v.optional(v.picklist(orderStateNames)),
  kind: v.optional(v.string()),
  rule: v.optional(v.string()),
  reason: v.fallback(v.optional(v.picklist(goneReasons)), undefined),
});

type Members = Omit<v.InferOutput<typeof Details>, 'type'>;

/** A request that was refused or not answered: what went wrong, in terms that pages have words for. */
export class Problem extends Error {
  override readonly name: string = 'Problem';
  readonly code: ProblemCode;
  /** Seconds to wait before the request can succeed. */
  readonly retryAfter: number | undefined;
  /** Seconds that a sign-in may be old, with `sign-in-too-old`. */
  readonly maxAge: number | undefined;
  /** With `match-code-wrong`. */
  readonly triesLeft: number | undefined;
  /** Where the order stands, with `wrong-step` and `order-ended`. */
  readonly state: OrderState | undefined;
  /** Which certificate request, with `certificate-request-refused`. */
  readonly kind: string | undefined;
  /** Which rule it breaks. */
  readonly rule: string | undefined;
  /** With `activation-code-gone`. */
  readonly reason: GoneReason | undefined;

  constructor(code: ProblemCode, members: Members = {}) {
    super(code);
    this.code = code;
    this.retryAfter = members.retryAfter;
    this.maxAge = members.maxAge;
    this.triesLeft = members.triesLeft;
    this.state = members.state;
    this.kind = members.kind;
    this.rule = members.rule;
    this.reason = members.reason;
  }
}

/** No answer: no network, or the service took too long. */
export class Offline extends Problem {
  override readonly name = 'Offline';

  constructor() {
    super('offline');
  }
}

/**
 * What an answer that is not 2xx says: problem details of the API (RFC 9457), else what its status tells, for
 * the gateway and what stands before it answer in their own words.
 * @param body the answer's JSON; undefined when it is none
 * @param retryAfter seconds of the header Retry-After
 */
export const problemOf = (status: number, body: unknown, retryAfter?: number): Problem => {
  const { success, output } = v.safeParse(Details, body);
  const code = success ? output.type.slice('urn:get-mobile-id:problem:'.length) : '';
  const wait = retryAfter === undefined ? {} : { retryAfter };
  return success && isErrorCode(code)
    ? new Problem(code, { ...output, ...wait })
    : new Problem(codeOfStatus(status), wait);
};

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorTypes, code);

const statusCodes: Readonly<Record<number, ProblemCode>> = {
  400: 'request-invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'answer-unknown',
  413: 'request-invalid',
  429: 'too-many-requests',
  502: 'service-busy',
  503: 'service-busy',
  504: 'service-busy',
};

const codeOfStatus = (status: number): ProblemCode => statusCodes[status] ?? 'internal-error';
