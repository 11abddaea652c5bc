import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/**
 * Passes a request on with every header but Host, and its answer back.
 * @param address origin of who answers
 */
export const passOn = async (
  address: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { host } = new URL(address);
  const { method, url: path, headersDistinct } = request;
  const headers = { ...withoutHops(headersDistinct), host };
  const asked = ask(address, { method, path, headers });
  const responded = new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve).once('error', reject);
  });
  try {
    // An answer may come before all of a large body is sent, which nobody reads then.
    const sending = pipeline(request, asked);
    sending.catch(() => undefined);
    const backendResponse = await responded;
    response.writeHead(backendResponse.statusCode ?? 502, withoutHops(backendResponse.headersDistinct));
    await pipeline(backendResponse, response);
    if (!asked.writableFinished) asked.destroy();
  } catch {
    if (response.headersSent) response.destroy();
    else
      response
        .writeHead(502, { 'content-type': 'text/plain; charset=utf-8' })
        .end('The API does not answer\n');
  }
};

// Of one connection only (RFC 9110 section 7.6.1).
const hops: readonly string[] = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade'];

const withoutHops = (headers: NodeJS.Dict<string[]>): NodeJS.Dict<string[]> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hops.includes(name)));
