import { createHash, createPrivateKey, webcrypto } from 'node:crypto';
import { compactDecrypt } from 'jose';
import * as v from 'valibot';
import {
  ActivationResponse,
  MatchCodeResponse,
  CertificatesResponse,
  PhoneChallengeResponse,
  PhoneMobileIdResponse,
  PhoneTestResponse,
  StateResponse,
} from '../../api/phone-schemas.ts';
import type { CertificateKind, KeyStore } from '../../domain/certificates/certificate-kinds.ts';
import { ApiClient } from './http.ts';
import { PhoneKeys } from './phone-keys.ts';
import { until, type Patience } from './until.ts';

/** What a phone learns from its link. */
export type Activation = v.InferOutput<typeof ActivationResponse>;
const InstallationSchema = v.object({
  certificates: v.unwrap(CertificatesResponse.entries.certificates),
  chain: v.unwrap(CertificatesResponse.entries.chain),
  recoveredKeys: CertificatesResponse.entries.recoveredKeys,
});

/** Where an order stands for its phone. */
export type Standing = v.InferOutput<typeof CertificatesResponse>;

/** What a phone installs. */
export type Installation = v.InferOutput<typeof InstallationSchema>;

const JwkSchema = v.looseObject({ kid: v.string(), serial: v.string(), d: v.string() });

/** A phone that follows a link, as docs/phone-protocol.md says, over the API. */
export class Phone {
  readonly name: string;
  /** Where it will keep its keys; the first that its order allows unless told. */
  store: KeyStore | undefined;
  readonly #api: ApiClient;
  readonly #orderId: string;
  readonly #code: string;
  readonly #keys = new PhoneKeys();
  #answer: Promise<string> | undefined;

  /**
   * @param apiUrl URL of the API's stage
   * @param link what the QR code holds
   */
  constructor(apiUrl: string, link: string, name = 'Demo phone') {
    const [, orderId = '', code = ''] = /#([^.]+)\.(.+)$/.exec(link) ?? [];
    this.name = name;
    this.#api = new ApiClient(apiUrl);
    [this.#orderId, this.#code] = [orderId, code];
  }

  /** What it shows for itself once it has answered. */
  get secret(): string {
    return this.#keys.secret;
  }

  /** Opens the link: for whom and what it is. */
  open(): Promise<Activation> {
    return this.#api.send(ActivationResponse, `GET /activations/${this.#orderId}`, { bearer: this.#code });
  }

  /**
   * Opens the link and makes the keys.
   * @returns the body with their requests, the same one each time
   */
  prepare(): Promise<string> {
    return (this.#answer ??= this.open().then((activation) => this.#answerTo(activation)));
  }

  /**
   * Makes the keys and sends their requests; once more sends the very same.
   * @returns the match code that the phone shows
   */
  async answer(): Promise<string> {
    const body = await this.prepare();
    const path = `POST /activations/${this.#orderId}` as const;
    const { matchCode } = await this.#api.send(MatchCodeResponse, path, { bearer: this.#code, body });
    return matchCode;
  }

  /** Where the order stands. */
  readStanding(): Promise<Standing> {
    const path = `GET /activations/${this.#orderId}/certificates` as const;
    return this.#api.send(CertificatesResponse, path, { bearer: this.#keys.secret });
  }

  /**
   * Waits for the certificates, and looks whether each is for a key of its own.
   * @param onReady hears where the order stands once they are there
   * @param patience how often, and how long, to ask for them
   * @throws {Error} a certificate is for another key
   */
  async install(
    onReady: (standing: Standing) => void = () => undefined,
    patience?: Patience,
  ): Promise<Installation> {
    const readStanding = await until(
      () => this.readStanding(),
      ({ certificates }) => certificates !== undefined,
      patience,
    );
    onReady(readStanding);
    const installation = v.parse(InstallationSchema, readStanding);
    const recovered = new Set(installation.recoveredKeys?.map(({ serial }) => serial));
    for (const { kind, pem, serial } of installation.certificates)
      if (!recovered.has(serial) && !(await this.#keys.isOwn(kind, pem)))
        throw new Error(`The certificate for ${kind} is not for the key of this phone`);
    return installation;
  }

  /** Opens the encryption keys that came with the certificates: private keys as JWK, by serial. */
  async openKeys({ recoveredKeys = [] }: Installation): Promise<ReadonlyMap<string, webcrypto.JsonWebKey>> {
    const { privateKey } = await this.#keys.transport();
    const opened = recoveredKeys.map(async ({ jwe }) => {
      const { plaintext } = await compactDecrypt(jwe, privateKey);
      return v.parse(JwkSchema, JSON.parse(new TextDecoder().decode(plaintext)));
    });
    return new Map((await Promise.all(opened)).map(({ serial, ...key }) => [serial, key]));
  }

  /**
   * Whether its mobile ID still works.
   * @param now by the service's clock
   */
  async readMobileId(now: Date): Promise<v.InferOutput<typeof PhoneMobileIdResponse>> {
    const bearer = await this.#keys.prove('authentication', now);
    return this.#api.send(PhoneMobileIdResponse, 'GET /phone/mobile-id', { bearer });
  }

  /**
   * A challenge for a proof of its authentication key.
   * @param now by the service's clock
   */
  async askForChallenge(now: Date): Promise<string> {
    const bearer = await this.#keys.prove('authentication', now);
    const request = { bearer, body: '{}' };
    return (await this.#api.send(PhoneChallengeResponse, 'POST /phone/challenges', request)).challenge;
  }

  /**
   * A proof of its authentication key that carries a challenge.
   * @param now by the service's clock
   */
  answerChallenge(challenge: string | undefined, now: Date): Promise<string> {
    return this.#keys.prove('authentication', now, { nonce: challenge });
  }

  /** *Test it now*, with a proof as `answerChallenge` makes it. */
  test(proof: string): Promise<v.InferOutput<typeof PhoneTestResponse>> {
    return this.#api.send(PhoneTestResponse, 'POST /phone/tests', { bearer: proof, body: '{}' });
  }

  /**
   * The private key of a certificate as PKCS #8, DER: its own, or one that was recovered.
   * @param keys as `openKeys` gave them
   * @throws {Error} it has none
   */
  async exportKey(
    { kind, serial }: { readonly kind: CertificateKind; readonly serial: string },
    keys: ReadonlyMap<string, webcrypto.JsonWebKey>,
  ): Promise<Uint8Array> {
    const own = await this.#keys.export(kind);
    const { kty = '', crv = '', x = '', y = '', d = '' } = keys.get(serial) ?? {};
    const recovered = { key: { kty, crv, x, y, d }, format: 'jwk' } as const;
    return own ?? createPrivateKey(recovered).export({ format: 'der', type: 'pkcs8' });
  }

  /** Tells that the certificates are installed. */
  async acknowledge(): Promise<void> {
    const path = `POST /activations/${this.#orderId}/installed` as const;
    await this.#api.send(StateResponse, path, { bearer: this.#keys.secret, body: '{}' });
  }

  /** Tells that the certificates could not be installed. */
  async abandon(): Promise<void> {
    const path = `POST /activations/${this.#orderId}/not-installed` as const;
    await this.#api.send(StateResponse, path, { bearer: this.#keys.secret, body: '{}' });
  }

  async #answerTo({ kinds, challenge, stores }: Activation): Promise<string> {
    const asked = kinds.filter(({ keyTypes }) => keyTypes.length > 0);
    const store = this.store ?? stores[0];
    const request = (kind: CertificateKind) => this.#keys.request(kind, challenge, store === 'system');
    const { publicKey } = await this.#keys.transport();
    const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', publicKey);
    return JSON.stringify({
      phoneName: this.name,
      certificateRequests: await Promise.all(asked.map(({ kind }) => request(kind))),
      transportKey: { kty, crv, x, y },
      store,
      phoneSecretHash: createHash('sha256').update(this.#keys.secret).digest('base64url'),
    });
  }
}
