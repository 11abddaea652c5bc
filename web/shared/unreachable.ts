/** No response came: no network, or none in time. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

// What `fetch` itself ends with where there is no network (https://fetch.spec.whatwg.org/#fetch-method) and where a
// signal stopped it. The same TypeError anywhere else is an error of ours.
const isFailure = (error: unknown): boolean =>
  error instanceof TypeError ||
  (error instanceof DOMException && ['AbortError', 'TimeoutError', 'NetworkError'].includes(error.name));

/** `fetch` that says of its failures what they are, so that nobody takes another error for one. */
export const markUnreachable =
  (fetching: typeof fetch): typeof fetch =>
  async (input, init) => {
    try {
      return await fetching(input, init);
    } catch (error) {
      throw isFailure(error) ? new Unreachable('no response', { cause: error }) : error;
    }
  };
