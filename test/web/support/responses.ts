/** An answer of the API. */
export const respond = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });

/** Problem details as the API answers them. */
export const refuse = (
  status: number,
  code: string,
  members: object = {},
  headers: Readonly<Record<string, string>> = {},
): Response =>
  respond(
    status,
    { type: `urn:get-mobile-id:problem:${code}`, title: code, status, ...members },
    { 'content-type': 'application/problem+json', ...headers },
  );
