/** Whether a link leads to the very computer that opens it: no other device can follow it. */
export const isLoopback = (link: string): boolean =>
  /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(link).hostname);
