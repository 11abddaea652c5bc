import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import * as v from 'valibot';

/** Answers a request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A server that listens. */
export interface Listening {
  /** Its origin, such as `http://127.0.0.1:4566`. */
  readonly address: string;
  /** Lets a handler answer; until then every request is told to come back. */
  readonly serve: (handler: Handler) => void;
  /** Stops it, and ends what it is doing. */
  readonly stop: () => Promise<void>;
}

/** Somebody else listens on a port. */
export class PortTaken extends Error {
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port.toString()} is taken: stop what listens there, or choose another port`);
    this.name = 'PortTaken';
    this.port = port;
  }
}

/**
 * Listens on 127.0.0.1, which no other machine can reach.
 * @param port 0 takes any that is free
 * @throws {PortTaken}
 */
export const listen = async (port = 0): Promise<Listening> => {
  let handler: Handler = notReady;
  const server = createServer((request, response) => void respond(handler, request, response));
  // Clients keep connections; one that ends while a request is on its way would look like a fault.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject('code' in error && error.code === 'EADDRINUSE' ? new PortTaken(port) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${v.parse(Address, server.address()).port.toString()}`,
    serve: (next) => {
      handler = next;
    },
    stop: () => stop(server),
  };
};

const notReady: Handler = (_, response) => {
  response.writeHead(503, { 'retry-after': '1' }).end('The local cloud is starting\n');
};

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });

/** The URL that a request names. What is no path, such as the `*` of OPTIONS, counts as `/`. */
export const readUrl = ({ url = '' }: IncomingMessage): URL =>
  new URL(`http://local${url.startsWith('/') ? url : '/'}`);

const Address = v.object({ port: v.number() });

// What a handler throws is a fault of the local cloud: whoever sees it should see what it is.
const respond = async (handler: Handler, request: IncomingMessage, response: ServerResponse) => {
  try {
    await handler(request, response);
  } catch (error) {
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(
      `The local cloud failed: ${error instanceof Error ? error.message : 'for no reason given'}\n`,
    );
  }
};
