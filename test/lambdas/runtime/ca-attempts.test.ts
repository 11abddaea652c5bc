import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { ca } from '../../../lambdas/runtime/dependencies.ts';
import { start } from '../../support/orders.ts';

const request = {
  csr: 'a certificate request',
  signingAlgorithm: 'SHA256WITHECDSA',
  idempotencyToken: 'token',
  apiPassthrough: {},
  notAfter: start,
};

const requests: string[] = [];
const server = createServer(({ headers }, response) => {
  requests.push(String(headers['x-amz-target']));
  response.writeHead(500, { 'content-type': 'application/x-amz-json-1.1' }).end('{}');
});

afterEach(() => {
  server.close();
});

// A second one of the SDK's own might be refused where the first one was heard.
it('the CA is asked by one request, also where it answers that it is in trouble', async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = v.parse(v.object({ port: v.number() }), server.address());
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${port.toString()}`);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'of no account');
  await expect(ca().issue(request)).rejects.toMatchObject({ name: 'ServiceBusy' });
  expect(requests).toEqual(['ACMPrivateCA.IssueCertificate']);
});
