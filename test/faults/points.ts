import type { CallRecord, Fault } from '../../local/index.ts';

/** One call that an order makes: the n-th of its kind, by the role that makes it. */
export interface Point {
  /** Logical id of the role in the template. */
  readonly role: string;
  readonly service: string;
  readonly operation: string;
  /** How many calls of its kind the order has made before. */
  readonly nth: number;
}

type What = Pick<Fault, 'when' | 'error' | 'ends' | 'times'>;

/** So many calls in a row that no retry of one run gets through, but those of the minutes after. */
const outage = 40;

const unavailable = { code: 'ServiceUnavailable', status: 503 } as const;
const refused = { code: 'AccessDeniedException' } as const;
const throttled = { code: 'ThrottlingException' } as const;

/** What may go wrong with a call that a function makes. */
const ofFunctions = {
  refused: { error: refused },
  'refused-for-good': { error: refused, times: outage },
  throttled: { error: throttled, times: 2 },
  'throttled-long': { error: throttled, times: outage },
  unavailable: { error: unavailable, times: outage },
  'answer-lost': { when: 'after', error: 'connection' },
  'answers-lost': { when: 'after', error: 'connection', times: outage },
  'killed-before': { ends: 'killed' },
  'killed-after': { ends: 'killed', when: 'after' },
  'timed-out-before': { ends: 'timed-out' },
  'timed-out-after': { ends: 'timed-out', when: 'after' },
} as const satisfies Readonly<Record<string, What>>;

/** What may go wrong where the state machine calls a function. */
const ofStateMachine = {
  refused: { error: refused },
  throttled: { error: { code: 'TooManyRequestsException', status: 429 }, times: 2 },
  unavailable: { error: { code: 'ServiceException', status: 500 }, times: outage },
  'answer-lost': { when: 'after', error: { code: 'SdkClientException' } },
} as const satisfies Readonly<Record<string, What>>;

/** What the CA may say besides (docs.aws.amazon.com/privateca/latest/APIReference/API_IssueCertificate.html). */
const ofCa = {
  'limit-exceeded': { error: { code: 'LimitExceededException' } },
  'malformed-request': { error: { code: 'MalformedCSRException' } },
  'wrong-state': { error: { code: 'InvalidStateException' }, times: outage },
  'stuck-in-progress': { error: { code: 'RequestInProgressException' }, times: outage * 4 },
} as const satisfies Readonly<Record<string, What>>;

/** A fault at a call of an order, under a name that says all of it. */
export interface PlannedFault {
  readonly name: string;
  readonly fault: Fault;
}

const functionOf = ({ role }: Point): string => role.replace(/Role[0-9A-F]*$/, '');

const plan = (point: Point, kind: string, what: What): PlannedFault => {
  const { role, service, operation, nth } = point;
  const name = `${functionOf(point)}/${service}:${operation}/${(nth + 1).toString()}/${kind}`;
  return { name, fault: { role, service, operation, skip: nth, ...what } };
};

/** Each fault that there may be at a call. */
export const faultsAt = (point: Point): readonly PlannedFault[] => {
  const usual = point.service === 'lambda' ? ofStateMachine : ofFunctions;
  const kinds: Readonly<Record<string, What>> = point.service === 'acm-pca' ? { ...usual, ...ofCa } : usual;
  return Object.entries(kinds).map(([kind, what]) => plan(point, kind, what));
};

// Pages and phones ask again and again; the first times stand for all.
const mostOfOneKind = 3;

/** The calls of an order, each once, from what was recorded while it was alone. */
export const pointsOf = (records: readonly CallRecord[]): readonly Point[] => {
  const seen = new Map<string, number>();
  return records.flatMap(({ caller: { role }, service, operation }): Point[] => {
    if (role === undefined || /Sweep|CheckOptions/.test(role)) return [];
    const kind = [role, service, operation].join(' ');
    const nth = seen.get(kind) ?? 0;
    seen.set(kind, nth + 1);
    return nth < mostOfOneKind ? [{ role, service, operation, nth }] : [];
  });
};
