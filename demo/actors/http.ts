import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';

/** An error that the API answered, in the words of its problem details (RFC 9457). */
export class ApiProblem extends Error {
  readonly status: number;
  /** The error's stable code: the end of `type`; the status where the gateway itself answered. */
  readonly code: string;
  readonly body: unknown;
  readonly headers: Headers;

  constructor({ status, headers }: Response, body: unknown) {
    const { type, title, detail, message } = v.parse(ProblemSchema, body);
    const said = new Set([title ?? message ?? '', detail ?? '']);
    super(`${status.toString()} ${[...said].filter(Boolean).join(': ')}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = type?.split(':').at(-1) ?? status.toString();
    this.body = body;
    this.headers = headers;
  }
}

const ProblemSchema = v.fallback(
  v.object({
    type: v.optional(v.string()),
    title: v.optional(v.string()),
    detail: v.optional(v.string()),
    message: v.optional(v.string()),
  }),
  {},
);

/** What a request may carry. */
export interface RequestOptions {
  readonly bearer: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const [mostTries, pause] = [100, 250];

/** Whether the gateway itself said that there are too many requests; what the service says has a type of its own. */
const isHeldBack = ({ status, headers }: Response): boolean =>
  status === 429 && headers.get('content-type')?.startsWith('application/problem+json') !== true;

/** A client of the API. It asks again where the gateway gets too many requests. */
export class ApiClient {
  readonly #url: string;

  /** @param url of the API's stage */
  constructor(url: string) {
    this.#url = url;
  }

  /**
   * Sends a request and reads the answer.
   * @param schema of the answer's body
   * @throws {ApiProblem} the answer is an error
   */
  async send<Schema extends v.GenericSchema>(
    schema: Schema,
    route: `${'GET' | 'POST'} /${string}`,
    { bearer, body, headers = {} }: RequestOptions,
  ): Promise<v.InferOutput<Schema>> {
    const [method, path = ''] = route.split(' ');
    const response = await this.#letThrough(path, {
      ...(method !== undefined && { method }),
      headers: {
        authorization: `Bearer ${bearer}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    const json: unknown = await response.json();
    if (!response.ok) throw new ApiProblem(response, json);
    return v.parse(schema, json);
  }
  // What the gateway holds back has had no effect; pages ask again, too.
  async #letThrough(path: string, request: RequestInit): Promise<Response> {
    for (let left = mostTries; ; left -= 1) {
      const response = await fetch(this.#url + path, request);
      if (!isHeldBack(response) || left === 1) return response;
      await sleep(pause);
    }
  }
}
