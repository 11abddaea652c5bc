/** A page that a browser came to: no redirect, or one out of the browser's reach. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

/** As much of a browser as signing in takes: it keeps cookies and follows redirects on one origin. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  open(url: string): Promise<Page> {
    return this.#go(url, {});
  }

  /** Sends a form. */
  send(url: string, fields: Readonly<Record<string, string>>): Promise<Page> {
    return this.#go(url, { method: 'POST', body: new URLSearchParams(fields) });
  }

  async #go(url: string, request: RequestInit): Promise<Page> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...request, redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) this.#keep(set);
    const location = response.headers.get('location');
    if (location === null) return { url, status: response.status, text: await response.text() };
    const next = new URL(location, url);
    if (next.origin === new URL(url).origin) return this.#go(next.href, {});
    return { url: next.href, status: response.status, text: '' };
  }

  #keep(setCookie: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(setCookie) ?? [];
    if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
  }
}
