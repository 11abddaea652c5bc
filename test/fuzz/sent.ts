import type { Cast, Member } from './cast.ts';
import { hostileText } from './hostile.ts';
import { applyChange, type Change } from './near-valid.ts';
import { operations, type Operation } from './operations.ts';
import { places, type Place } from './places.ts';
import type { Bearer, Body, GeneratedRequest } from './request.ts';

/** A request as it goes over the wire. */
export interface SentRequest {
  readonly operation: Operation;
  readonly method: string;
  /** Below the API's stage. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

const operationOf = (name: Operation['name']): Operation => {
  const operation = operations.find((candidate) => candidate.name === name);
  if (!operation) throw new Error(`docs/openapi.json has no operation ${name}`);
  return operation;
};

const memberAt = ({ members }: Cast, place: Place): Member => {
  const member = members.get(place);
  if (!member) throw new Error(`Nobody has an order that is ${place}`);
  return member;
};

const secretOf = ({ caller }: Operation, { token, code, secret }: Member): string =>
  ({ userToken: token, activationCode: code, phoneSecret: secret })[caller];

const otherKind = {
  userToken: 'activationCode',
  activationCode: 'phoneSecret',
  phoneSecret: 'userToken',
} as const satisfies Readonly<Record<Operation['caller'], Operation['caller']>>;

const changeOne = (text: string): string => {
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, middle)}${text[middle] === 'A' ? 'B' : 'A'}${text.slice(middle + 1)}`;
};

const textOf = (bearer: Exclude<Bearer, 'none' | object>, operation: Operation, cast: Cast, place: Place) => {
  const own = memberAt(cast, place);
  const next = places[(places.indexOf(place) + 1) % places.length] ?? place;
  const texts: Readonly<Record<typeof bearer, () => string>> = {
    'the right one': () => secretOf(operation, own),
    'of another order': () => secretOf(operation, memberAt(cast, next)),
    'of another kind': () => secretOf({ ...operation, caller: otherKind[operation.caller] }, own),
    'changed by one character': () => changeOne(secretOf(operation, own)),
    'of another user': () => cast.tokens.other,
    'of a locked user': () => cast.tokens.locked,
    'of a user whom the directory does not know': () => cast.tokens.unknown,
    'of a sign-in of long ago': () => cast.tokens.ofLongAgo,
  };
  return texts[bearer]();
};

const authorizationOf = ({ bearer, scheme, place }: GeneratedRequest, operation: Operation, cast: Cast) => {
  if (bearer === 'none') return {};
  if (typeof bearer === 'object') return { authorization: bearer.header };
  return { authorization: scheme + textOf(bearer, operation, cast, place) };
};

const honestBody = (name: Operation['name'], { submission, matchCode }: Member): unknown => {
  if (name === 'submit-activation') return JSON.parse(submission);
  return name === 'approve-order' ? { matchCode } : {};
};

const changed = (value: unknown, changes: readonly Change[]): unknown => changes.reduce(applyChange, value);

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

const bodyOf = (body: Body, name: Operation['name'], member: Member): Buffer | undefined => {
  switch (body.is) {
    case 'nothing':
      return undefined;
    case 'honest':
      // To the byte what the phone sends: anything else is another phone.
      if (body.changes.length === 0 && name === 'submit-activation') return Buffer.from(member.submission);
      return json(changed(honestBody(name, member), body.changes));
    case 'valid':
      return json(changed(body.value, body.changes));
    case 'hostile':
      return Buffer.from(hostileText(body));
    case 'bytes':
      return Buffer.from(body.hex, 'hex');
  }
};

/** The request as it is sent when these people are there. */
export const sentBy = (cast: Cast, request: GeneratedRequest): SentRequest => {
  const operation = operationOf(request.operation);
  const member = memberAt(cast, request.place);
  const body = bodyOf(request.body, operation.name, member);
  const ids: Readonly<Record<string, string>> = { orderId: member.orderId, mobileId: member.mobileId };
  return {
    operation,
    method: request.method,
    path: operation.path.replace(/\{(\w+)\}/, (_, name: string) => request.id ?? ids[name] ?? ''),
    headers: { ...request.headers, ...authorizationOf(request, operation, cast) },
    body,
  };
};
