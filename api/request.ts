import * as v from 'valibot';
import {
  BodyTooLarge,
  MediaTypeUnsupported,
  MobileIdNotFound,
  OrderNotFound,
  RequestInvalid,
  Unauthorized,
} from '../domain/failures/errors.ts';
import { characters, id, readAuthTime } from '../domain/schema-parts.ts';
import { deriveUserId } from '../domain/user.ts';

/** The parts of an HTTP API event (payload format 2.0) that this project reads. */
export const HttpEventSchema = v.object({
  headers: v.optional(v.record(v.string(), v.string()), {}),
  pathParameters: v.optional(v.record(v.string(), v.string()), {}),
  body: v.optional(v.string(), ''),
  isBase64Encoded: v.optional(v.boolean(), false),
  requestContext: v.object({
    authorizer: v.optional(v.object({ jwt: v.object({ claims: v.record(v.string(), v.unknown()) }) })),
  }),
});

/** One HTTP request, as API Gateway hands it to a Lambda. */
export type HttpEvent = v.InferOutput<typeof HttpEventSchema>;

/** Who is signed in. */
export interface SignedInUser {
  readonly userId: string;
  /** When they signed in; undefined when the issuer does not say (claim `auth_time`). */
  readonly signedInAt: Date | undefined;
}

/**
 * The user whom API Gateway's authorizer let through.
 * @param userClaim the claim that, with the issuer, names a user in the directory
 * @throws {Unauthorized} the token lacks a claim
 */
export const readSignedInUser = (event: HttpEvent, userClaim: string): SignedInUser => {
  const { issuer, subject } = readTokenOwner(event, userClaim);
  const { auth_time: authTime } = event.requestContext.authorizer?.jwt.claims ?? {};
  return { userId: deriveUserId(issuer, subject), signedInAt: readAuthTime(authTime) };
};

/** Whose an access token is. */
export interface TokenOwner {
  readonly issuer: string;
  /** What the claim that identifies users holds. */
  readonly subject: string;
  readonly accessToken: string;
}

/** @throws {Unauthorized} the token lacks a claim */
export const readTokenOwner = (event: HttpEvent, userClaim: string): TokenOwner => {
  const { iss: issuer, [userClaim]: subject } = event.requestContext.authorizer?.jwt.claims ?? {};
  if (typeof issuer !== 'string' || typeof subject !== 'string') throw new Unauthorized();
  const accessToken = (event.headers['authorization'] ?? '').replace(/^Bearer +/i, '');
  return { issuer, subject, accessToken };
};

/** The header with the ID token of the sign-in, where access tokens do not say when that was. */
export const idTokenHeader = 'x-id-token';

/** The ID token that a request brings along; undefined without one, or with what is none. */
export const readIdToken = ({ headers }: HttpEvent): string | undefined =>
  /^[\w-]{1,2048}\.[\w-]{1,8192}\.[\w-]{1,1024}$/.exec(headers[idTokenHeader] ?? '')?.[0];

/**
 * The bearer secret of a phone's request (RFC 6750 section 2.1).
 * @throws {Unauthorized} there is none
 */
export const readBearerToken = (event: HttpEvent): string => {
  const token = /^Bearer ([A-Za-z0-9_-]{16,128})$/i.exec(event.headers['authorization'] ?? '')?.[1];
  if (token === undefined) throw new Unauthorized();
  return token;
};

/**
 * Refuses a body by its size alone: nothing is decoded, parsed or hashed before.
 * @param limit in bytes
 * @throws {BodyTooLarge}
 */
export const requireBodyWithin = ({ body, isBase64Encoded }: HttpEvent, limit: number): void => {
  // No text has fewer bytes than UTF-16 code units, and only a short one is worth counting them.
  if (body.length > limit * (isBase64Encoded ? 4 / 3 : 1) + base64Padding) throw new BodyTooLarge(limit);
  if (Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8') > limit) throw new BodyTooLarge(limit);
};

const base64Padding = 4;

/** The body as text, to the last byte as it came. */
export const decodeBody = (event: HttpEvent): string =>
  event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body;

const maxMemberNameLength = 100;

/**
 * The body, checked; an empty one counts as an empty object, whatever it says that it is. Of what is wrong only the
 * first is looked for.
 * @throws {MediaTypeUnsupported}
 * @throws {RequestInvalid} names the member that is wrong, never what it holds
 */
export const parseBody = <Schema extends v.GenericSchema>(
  event: HttpEvent,
  schema: Schema,
): v.InferOutput<Schema> => {
  const { success, output, issues } = v.safeParse(schema, parseJson(readText(event)), { abortEarly: true });
  if (success) return output;
  const where = v.getDotPath(issues[0])?.slice(0, maxMemberNameLength) ?? 'body';
  throw new RequestInvalid(`${where}: ${describeIssue(issues[0])}`);
};

// RFC 8259 section 11: the media type has no parameters that mean anything.
const json = /^application\/json\s*(;|$)/i;

const readText = (event: HttpEvent): string => {
  const text = decodeBody(event);
  if (text !== '' && !json.test(event.headers['content-type'] ?? '')) throw new MediaTypeUnsupported();
  return text;
};

// JSON knows no `undefined`: where it is found, the member is missing.
const describeIssue = ({ expected, received }: v.BaseIssue<unknown>): string => {
  if (received === 'undefined') return 'is missing';
  return expected === 'never' ? 'is not a member of this body' : `expected ${expected ?? 'another value'}`;
};

const parseJson = (text: string): unknown => {
  const json = text.trim() === '' ? {} : parseNonEmptyJson(text);
  // To the schemas, an array is an object without their members.
  if (Array.isArray(json)) throw new RequestInvalid('body: expected Object');
  return json;
};

const parseNonEmptyJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestInvalid('body: expected JSON');
  }
};

/**
 * A path parameter that has to be an id.
 * @throws what `missing` gives, when it is no id: then nothing of that name can exist
 */
export const parseId = (event: HttpEvent, name: string, missing: () => Error): string => {
  const value = event.pathParameters[name];
  if (!v.is(id, value)) throw missing();
  return value;
};

/** How long an Idempotency-Key may be, in characters. */
export const idempotencyKeyLength = { minLength: 1, maxLength: 255 } as const;

const { minLength, maxLength } = idempotencyKeyLength;
const IdempotencyKey = v.optional(v.pipe(v.string(), characters(minLength, maxLength)));

/**
 * The request's Idempotency-Key (IETF draft-ietf-httpapi-idempotency-key-header); undefined without one.
 * @throws {RequestInvalid} it is empty or too long
 */
export const parseIdempotencyKey = (event: HttpEvent): string | undefined => {
  const { success, output } = v.safeParse(IdempotencyKey, event.headers['idempotency-key']);
  if (!success) {
    const allowed = `${minLength.toString()} to ${maxLength.toString()} characters`;
    throw new RequestInvalid(`Idempotency-Key: expected ${allowed}`);
  }
  return output;
};

/** What a phone shows for itself: the activation code, or once that is used, the phone secret. */
export interface PhoneRequest {
  readonly orderId: string;
  readonly secret: string;
}

/**
 * Which order a phone asks for, and the secret that it shows.
 * @throws {Unauthorized} one of them is missing
 */
export const parsePhoneRequest = (event: HttpEvent): PhoneRequest => ({
  orderId: parseId(event, 'orderId', () => new Unauthorized()),
  secret: readBearerToken(event),
});

/**
 * The order that a user's path names.
 * @throws {OrderNotFound} it is no id, so there is no such order
 */
export const parseOrderId = (event: HttpEvent): string =>
  parseId(event, 'orderId', () => new OrderNotFound());

/**
 * The mobile ID that a user's path names.
 * @throws {MobileIdNotFound} it is no id, so there is no such mobile ID
 */
export const parseMobileId = (event: HttpEvent): string =>
  parseId(event, 'mobileId', () => new MobileIdNotFound());
