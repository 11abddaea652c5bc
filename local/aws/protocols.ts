import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as v from 'valibot';
import type { Asked, Protocol } from './protocol.ts';
import { notEmulated, ServiceError } from './service-error.ts';
import { storage } from './storage-protocol.ts';
import { cborError, queryError, type ErrorForm } from './unknown-services.ts';

/** Services that name the operation in the header X-Amz-Target, by the name that they have there. */
const targets: ReadonlyMap<string, string> = new Map([
  ['DynamoDB_20120810', 'dynamodb'],
  ['AWSStepFunctions', 'states'],
  ['AmazonSSM', 'ssm'],
  ['TrentService', 'kms'],
  ['ACMPrivateCA', 'acm-pca'],
  ['AWSCognitoIdentityProviderService', 'cognito-idp'],
]);

/** Operations of services that name them by method and path; the input is the body. */
const routes: ReadonlyMap<string, Asked> = new Map([
  ['POST /v2/email/outbound-emails', { service: 'ses', operation: 'SendEmail' }],
]);

/** Statuses by which AWS answers in REST-JSON and not in JSON, where everything of the client's is a 400. */
const restStatuses: ReadonlyMap<string, number> = new Map([
  ['AccessDeniedException', 403],
  ['UnknownOperationException', 404],
]);

/** @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
const json: Protocol = {
  asked: ({ headers }) => {
    const target = String(headers['x-amz-target']);
    const [prefix = '', operation = ''] = target.split('.');
    const service = targets.get(prefix);
    if (service === undefined) throw notEmulated(target);
    return { service, operation };
  },
  failed: ({ code, message, status, members }) => ({
    status,
    headers: {},
    body: JSON.stringify({ __type: code, message, Message: message, ...members }),
  }),
};

/** @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
const restJson: Protocol = {
  asked: ({ method = '', url = '' }) => {
    const route = `${method} ${url.replace(/\?.*/, '')}`;
    const asked = routes.get(route);
    if (!asked) throw notEmulated(route);
    return asked;
  },
  failed: ({ code, message, status, members }) => ({
    status: restStatuses.get(code) ?? status,
    headers: { 'x-amzn-ErrorType': code },
    body: JSON.stringify({ message, ...members }),
  }),
};

/** The service that a request is signed for. */
const readSignedService = ({ headers: { authorization = '' } }: IncomingMessage): string =>
  /\bCredential=[^/\s]+\/\d+\/[^/\s]*\/([^/,\s]+)\/aws4_request/.exec(authorization)?.[1] ?? 'this service';

/** Of a service that nothing here is; its clients read errors in a form of their own. */
const unknownService = (form: (error: ServiceError) => ErrorForm): Protocol => ({
  asked: (request) => {
    throw notEmulated(readSignedService(request));
  },
  failed: (error) => ({ status: error.status, ...form(error) }),
});

/** The protocol that a request is in. */
export const findProtocol = (request: IncomingMessage): Protocol => {
  const { headers } = request;
  if (headers['x-amz-target'] !== undefined) return json;
  if (headers['smithy-protocol'] === 'rpc-v2-cbor') return unknownService(cborError);
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return unknownService(queryError);
  return readSignedService(request) === 's3' ? storage : restJson;
};

/**
 * What the body of a request says; nothing is an empty object.
 * @throws {ServiceError} SerializationException
 */
export const readInput = async (request: IncomingMessage): Promise<unknown> => {
  const text = (await buffer(request)).toString('utf8') || '{}';
  try {
    return v.parse(v.unknown(), JSON.parse(text));
  } catch {
    throw new ServiceError('SerializationException', 'The body of the request is not JSON');
  }
};
