import type { IncomingMessage } from 'node:http';
import type { ServiceError } from './service-error.ts';

/** What a request asks for. */
export interface Asked {
  readonly service: string;
  readonly operation: string;
}

/** An HTTP response. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** One of the ways in which AWS services speak. */
export interface Protocol {
  /** @throws {ServiceError} UnknownOperationException */
  readonly asked: (request: IncomingMessage) => Asked;
  /** @default what the body says as JSON */
  readonly input?: (request: IncomingMessage) => Promise<unknown>;
  /** @default the result as JSON */
  readonly succeeded?: (result: unknown) => HttpResponse;
  readonly failed: (error: ServiceError) => HttpResponse;
}
