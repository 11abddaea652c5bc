import type { Sight } from './sight.ts';

/** What a page says in a browser in which it can't begin. */
export const unsupported = (path: string): readonly Sight[] => [
  {
    name: 'browser-too-old',
    title: (words) => words.unsupported['too-old'].title,
    path,
    responses: {},
    before: () => {
      Object.defineProperty(AbortSignal, 'any', { value: undefined });
    },
  },
  {
    name: 'address-not-secure',
    title: (words) => words.unsupported['not-secure'].title,
    path,
    responses: {},
    before: () => {
      Object.defineProperty(globalThis, 'isSecureContext', { value: false });
    },
  },
];
