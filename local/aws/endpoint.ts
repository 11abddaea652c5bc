import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Handler } from '../listen.ts';
import type { Calls } from './calls.ts';
import type { Credentials } from './credentials.ts';
import { ConnectionDropped } from './faults.ts';
import type { Operation, Service } from './operation.ts';
import type { Asked, HttpResponse, Protocol } from './protocol.ts';
import { findProtocol, readInput } from './protocols.ts';
import { notEmulated, ServiceError } from './service-error.ts';

/** What the endpoint puts together. */
export interface EndpointParts {
  readonly services: readonly Service[];
  readonly calls: Calls;
  readonly credentials: Credentials;
  readonly clock: Clock;
  /** Told of every exception that is no service's error, so that somebody sees it. */
  readonly onProblem: (problem: unknown) => void;
}

const about = `This is the AWS endpoint of a local cloud. Use it with: aws --endpoint-url http://…
It is a test bed for one app and a demo, never a product.
`;

/** @throws {ServiceError} UnknownOperationException */
const findOperation = (services: readonly Service[], { service, operation }: Asked): Operation => {
  const operations = services.find(({ name }) => name === service)?.operations;
  const found = operations && Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (!found) throw notEmulated(`${service}:${operation}`);
  return found;
};

const perform = async (
  parts: EndpointParts,
  protocol: Protocol,
  request: IncomingMessage,
): Promise<unknown> => {
  const asked = protocol.asked(request);
  const operation = findOperation(parts.services, asked);
  const caller = parts.credentials.findCaller(request.headers.authorization);
  const input = await (protocol.input ?? readInput)(request);
  return parts.calls.make({
    ...asked,
    caller,
    input,
    permissions: () => operation.permissions(input),
    perform: () => operation.perform(input, caller),
  });
};

const toServiceError = ({ onProblem }: EndpointParts, error: unknown): ServiceError => {
  if (error instanceof ServiceError) return error;
  onProblem(error);
  const message = error instanceof Error ? error.message : String(error);
  return new ServiceError('InternalFailure', message, { status: 500 });
};

const toJson = (result: unknown): HttpResponse => ({
  status: 200,
  headers: {},
  body: JSON.stringify(result ?? {}),
});

const respond = async (parts: EndpointParts, request: IncomingMessage): Promise<HttpResponse> => {
  if (request.method === 'GET' && ['/', '/favicon.ico'].includes(request.url ?? ''))
    return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: about };
  const protocol = findProtocol(request);
  try {
    const result = await perform(parts, protocol, request);
    return (protocol.succeeded ?? toJson)(result);
  } catch (error) {
    if (error instanceof ConnectionDropped) throw error;
    return protocol.failed(toServiceError(parts, error));
  }
};

/**
 * The AWS endpoint, for the SDKs and the CLI. Services answer with what stands in JSON: blobs in base64, times in
 * epoch seconds.
 */
export const awsEndpoint =
  (parts: EndpointParts): Handler =>
  async (request, response) => {
    try {
      const { status, headers, body } = await respond(parts, request);
      response
        .setHeader('date', parts.clock.date().toUTCString())
        .setHeader('x-amzn-requestid', randomUUID())
        .setHeader('content-type', request.headers['content-type'] ?? 'application/json')
        .writeHead(status, headers)
        .end(body);
    } catch (error) {
      request.socket.destroy();
      if (!(error instanceof ConnectionDropped)) parts.onProblem(error);
    }
  };
