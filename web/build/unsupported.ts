import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import type { HtmlTagDescriptor, Plugin } from 'vite';
import { languages, type Language } from '../../domain/languages.ts';
import { neededFeatures } from './needed-features.ts';
import { unsupportedTexts, type Obstacle } from './unsupported-texts.ts';

const script = 'check-browser.js';

/**
 * Puts into each page what it says where its script can't run, and the script that finds that out. Both need nothing
 * of what they look for.
 */
export const unsupported = (): Plugin => ({
  name: 'unsupported',
  apply: 'build',
  async buildStart() {
    const source = fileURLToPath(new URL('check-browser.ts', import.meta.url));
    const options = { loader: 'ts', target: 'es2016', minify: true } as const;
    const { code } = await transform(readFileSync(source, 'utf8'), options);
    this.emitFile({ type: 'asset', name: script, source: code });
  },
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) => {
      const file = Object.values(bundle).find(
        (output) => output.type === 'asset' && output.names.includes(script),
      );
      if (!file) throw new Error(`${script} was not built`);
      return [
        { tag: 'noscript', injectTo: 'body-prepend', children: [withoutScript()] },
        {
          tag: 'div',
          attrs: { id: 'unsupported', 'data-needs': neededFeatures.join(' '), hidden: true },
          injectTo: 'body',
          children: [{ tag: 'main', children: [...listNotices('too-old'), ...listNotices('not-secure')] }],
        },
        { tag: 'script', attrs: { src: `/${file.fileName}` }, injectTo: 'body' },
      ];
    },
  },
});

const listNotices = (obstacle: Obstacle): HtmlTagDescriptor[] =>
  languages.map((lang) => ({
    tag: 'div',
    attrs: { lang, 'data-obstacle': obstacle, hidden: true },
    children: [{ tag: 'div', attrs: { class: 'surface' }, children: sayIn(lang, obstacle, 'h1') }],
  }));

// Nothing can choose a language here: each says it.
const withoutScript = (): HtmlTagDescriptor => ({
  tag: 'main',
  children: languages.map((lang, index) => ({
    tag: 'div',
    attrs: { lang, class: 'surface' },
    children: sayIn(lang, 'no-script', index === 0 ? 'h1' : 'h2'),
  })),
});

const sayIn = (language: Language, obstacle: Obstacle, heading: 'h1' | 'h2'): HtmlTagDescriptor[] => {
  const { title, text } = unsupportedTexts[language][obstacle];
  return [
    { tag: heading, children: title },
    { tag: 'p', children: text },
  ];
};
