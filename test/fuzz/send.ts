import { request as ask, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { HttpResponse } from '../../api/problem.ts';
import type { SentRequest } from './sent.ts';

/** How long an answer may take, in milliseconds: longer than the gateway waits for a function. */
const patience = 40_000;

const received = (url: string, { method, path, headers, body }: SentRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const length = body && { 'content-length': body.length.toString() };
    const asked = ask(url + path, {
      method,
      headers: { ...headers, ...length },
      timeout: patience,
      agent: false,
    });
    // An answer may come before all of a large body is sent.
    asked.once('response', resolve).once('error', reject);
    asked.once('timeout', () => asked.destroy(new Error(`No answer within ${patience.toString()} ms`)));
    asked.end(body);
  });

/** Of one connection, or set by whoever passes an answer on: the site's are held by test/lib/response-headers.test.ts. */
const ofTheWay = [
  ...['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding', 'apigw-requestid'],
  ...['content-security-policy', 'x-content-type-options', 'x-frame-options', 'referrer-policy'],
  ...['permissions-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy'],
  'strict-transport-security',
];

/**
 * Sends a request as it is, and reads the answer.
 * @param url of the API's stage
 * @returns the answer without the headers that are no part of it
 * @throws {Error} there is no answer
 */
export const send = async (url: string, request: SentRequest): Promise<HttpResponse> => {
  const answer = await received(url, request);
  const headers = Object.entries(answer.headers).filter(([name]) => !ofTheWay.includes(name));
  return {
    statusCode: answer.statusCode ?? 0,
    headers: Object.fromEntries(headers.map(([name, value]) => [name, [value].flat().join()])),
    body: await text(answer),
  };
};
