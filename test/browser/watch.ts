import type { BrowserContext, ConsoleMessage } from 'playwright-core';
import { routes } from '../../api/routes.ts';
import { brandPath } from '../../domain/brand/brand.ts';

const refusal = /^Failed to load resource: the server responded with a status of (\d+)/;

/** Refusals that a page asks for, and goes on from. */
const harmless = [
  // A site without a brand has no such file.
  { status: '404', path: brandPath },
  // A phone whose clock is wrong is refused once; the response puts it right, and the phone asks again.
  { status: '401', path: routes['read-phone-mobile-id'].path },
  { status: '401', path: routes['create-phone-challenge'].path },
] as const;

/** Watches what a browser asks for and what goes wrong in it. */
export class Watch {
  readonly #faults: string[] = [];
  readonly #expected = new Set<string>();

  /** @param origins the only ones that pages may ask */
  constructor(context: BrowserContext, origins: readonly string[]) {
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol !== 'data:' && !origins.includes(url.origin))
        this.#faults.push(`asked ${url.origin}${url.pathname}`);
    });
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#hear(message);
    });
    context.on('weberror', (error) => this.#faults.push(String(error.error())));
  }

  /** What the browser is to write about answers: it counts each refusal as an error, and each lost connection. */
  expect(...answers: readonly (number | 'offline')[]): void {
    for (const answer of answers) this.#expected.add(answer.toString());
  }

  /** What should not have happened. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  #hear(message: ConsoleMessage): void {
    const text = message.text();
    const { url } = message.location();
    if (harmless.some(({ status, path }) => text.includes(` ${status} `) && url.endsWith(path))) return;
    const [, status = text.includes('net::ERR_') ? 'offline' : 'other'] = refusal.exec(text) ?? [];
    // Not what follows `#`: a link to the phone page has its code there.
    if (!this.#expected.has(status)) this.#faults.push(`${text} (${url.split('#')[0] ?? ''})`);
  }
}
