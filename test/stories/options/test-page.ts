import 'reflect-metadata';
import { createPrivateKey, webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:https';
import { TLSSocket } from 'node:tls';
import { cryptoProvider, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';
import * as v from 'valibot';
import { expect } from 'vitest';
import type { Result } from '../../../demo/actors/get-mobile-id.ts';
import { listFailedChecks } from '../../../demo/actors/verify-certificate.ts';
import { story } from '../story.ts';
import type { World } from '../world.ts';

cryptoProvider.set(globalThis.crypto);

const toPem = (pkcs8: Uint8Array) =>
  createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' }).export({
    ...{ format: 'pem', type: 'pkcs8' },
  });

/** Key and certificate of a web server that is none of ours. */
const makeServer = async () => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const extensions = [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])];
  const name = 'CN=localhost';
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...{ name, keys, signingAlgorithm: algorithm, extensions },
  });
  const pkcs8 = new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { key: toPem(pkcs8), cert: certificate.toString('pem') };
};

/** The certificate whose key somebody showed to have, in PEM. */
const findCertificate = (socket: unknown): string | undefined =>
  socket instanceof TLSSocket ? socket.getPeerX509Certificate()?.toString() : undefined;

/** A page of the company's, by the cloud's time: it lets in whom the CA certified and has not revoked. */
const servePage = async (world: World, { installation }: Result) => {
  const own = await makeServer();
  const isLetIn = async (pem: string | undefined): Promise<boolean> =>
    pem !== undefined && listFailedChecks(await world.verify(pem, installation.chain)).length === 0;
  // TLS asks for a proof of the key; it would hold the dates to the laptop's clock.
  const asking = { ...own, requestCert: true, rejectUnauthorized: false };
  const page = createServer(asking, ({ socket }, response) => {
    void isLetIn(findCertificate(socket)).then((isIn) => response.writeHead(isIn ? 200 : 403).end());
  }).listen(0);
  await once(page, 'listening');
  return { page, trust: own.cert };
};

const addressOf = (page: Server): string => {
  const { port } = v.parse(v.object({ port: v.number() }), page.address());
  return `https://localhost:${port.toString()}/`;
};

/** What the phone's browser does with the keys that its system has. @returns the status of the answer */
const visit = async (address: string, trust: string, { installation, phone, keys }: Result) => {
  const certificate = installation.certificates.find(({ kind }) => kind === 'authentication');
  if (!certificate) throw new Error('There is no authentication certificate');
  const key = toPem(await phone.exportKey(certificate, keys));
  const identity = { key, cert: certificate.pem + installation.chain };
  const asked = request(address, { ...identity, ca: trust, agent: false }).end();
  const [{ statusCode }] = v.parse(
    v.tuple([v.looseObject({ statusCode: v.number() })]),
    await once(asked, 'response'),
  );
  return statusCode;
};

export const testPage = [
  story(
    'a phone whose system has the keys tries them on the page that test-page names, until they are revoked',
    async (world) => {
      await world.setOptions({ 'phone-store': 'system', 'test-page': 'https://test.example/mobile-id' });
      const alva = await world.newUser();
      const result = await alva.getMobileId();
      expect((await result.phone.readStanding()).testPage).toBe('https://test.example/mobile-id');
      const { page, trust } = await servePage(world, result);
      try {
        expect(await visit(addressOf(page), trust, result)).toBe(200);
        await alva.signInAgain();
        await alva.selfService.lock(result.mobileId.mobileId, 'phone-lost');
        await alva.selfService.reachRevoked(result.mobileId.mobileId);
        expect(await visit(addressOf(page), trust, result)).toBe(403);
      } finally {
        page.close();
      }
    },
  ),

  story('without test-page no phone hears of one', async (world) => {
    const { phone } = await (await world.newUser()).getMobileId();
    expect(await phone.readStanding()).not.toHaveProperty('testPage');
  }),
];
