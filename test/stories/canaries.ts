import * as v from 'valibot';
import type { Phone } from '../../demo/actors/phone.ts';

/** What nobody but its user, their phone and the functions that need it may ever see. */
export type CanaryKind =
  | 'access token'
  | 'activation code'
  | 'phone secret'
  | 'phone secret hash'
  | 'match code'
  | 'certificate request'
  | 'transport key';

interface Canary {
  readonly kind: CanaryKind;
  readonly text: string;
}

const AnswerSchema = v.object({
  certificateRequests: v.array(v.object({ csr: v.string() })),
  transportKey: v.object({ x: v.string(), y: v.string() }),
  phoneSecretHash: v.string(),
});

/** A whole line of a request in PEM: no two requests have it. */
const lineOfPem = /^[\w+/]{64}$/m;

const digits = /^\d+$/;

/** Whether a text holds this; digits only where they are no part of something longer, such as an id or a time. */
const holds = (text: string, secret: string): boolean =>
  digits.test(secret) ? new RegExp(`(?<![\\w.#-])${secret}(?![\\w.-])`).test(text) : text.includes(secret);

/** Secrets of the people in stories, to be looked for where they must not be. */
export class Canaries {
  readonly #all: Canary[] = [];
  #lookedAt = 0;

  plant(kind: CanaryKind, ...texts: readonly string[]): void {
    this.#all.push(...texts.filter((text) => text !== '').map((text) => ({ kind, text })));
  }

  /** Plants all that a phone has, once it has answered. */
  async plantPhone(phone: Phone, link: string): Promise<void> {
    const answer = v.parse(v.pipe(v.string(), v.parseJson(), AnswerSchema), await phone.prepare());
    for (const { csr } of answer.certificateRequests)
      this.plant('certificate request', lineOfPem.exec(csr)?.[0] ?? '');
    this.plant('transport key', answer.transportKey.x, answer.transportKey.y);
    this.plant('phone secret hash', answer.phoneSecretHash);
    this.plant('phone secret', phone.secret);
    this.plantLink(link);
  }

  /** Plants the activation code of a link. */
  plantLink(link: string): void {
    this.plant('activation code', link.slice(link.lastIndexOf('.') + 1));
  }

  /** What was planted since this was asked for last. */
  takeNew(): readonly Canary[] {
    const planted = this.#all.slice(this.#lookedAt);
    this.#lookedAt = this.#all.length;
    return planted;
  }

  /** Everything that was planted of some kinds. */
  planted(...kinds: readonly CanaryKind[]): readonly Canary[] {
    return this.#all.filter(({ kind }) => kinds.includes(kind));
  }
}

/** @returns the canaries that are in these texts, as the name of the text and what they are */
export const findCanaries = (
  canaries: readonly Canary[],
  texts: Readonly<Record<string, string>>,
): readonly string[] =>
  Object.entries(texts).flatMap(([name, text]) =>
    canaries.filter((canary) => holds(text, canary.text)).map(({ kind }) => `${name}: ${kind}`),
  );
