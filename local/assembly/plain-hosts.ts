/**
 * Names hosts by http that a template names by https.
 * @param value any part of a template, resolved
 * @returns the same with `http://<host>` in the place of `https://<host>`
 */
export const byPlainHttp = (value: unknown, hosts: readonly string[] = []): unknown => {
  if (typeof value === 'string')
    return hosts.reduce((text, host) => text.replaceAll(`https://${host}`, `http://${host}`), value);
  if (Array.isArray(value)) return value.map((item: unknown) => byPlainHttp(item, hosts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, byPlainHttp(item, hosts)]));
};
