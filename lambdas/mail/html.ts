import type { Language } from '../../domain/languages.ts';

/** What every mail looks like; nothing of it is loaded from anywhere. Mail programs without it show plain HTML. */
const style = [
  ':root { color-scheme: light dark; }',
  'body { margin: 0; padding: 24px 12px; background: #f3f4f6; color: #1c2127; }',
  'h1 { margin: 0 0 20px; font-size: 22px; line-height: 1.3; }',
  'p { margin: 0 0 16px; }',
  'dl { margin: 0 0 16px; padding: 12px 16px; border-radius: 8px; background: #f3f4f6; }',
  'dd { margin: 0 0 8px; font-weight: 600; }',
  'a { color: #0b57d0; }',
  '.card { padding: 24px; border-radius: 12px; background: #ffffff; }',
  '.soft, dt { color: #5b636d; font-size: 14px; }',
  '.foot { margin: 16px 24px 0; }',
  '@media (prefers-color-scheme: dark) {',
  'body, dl { background: #14171a; color: #e7e9ec; }',
  '.card { background: #20242a; }',
  '.soft, dt { color: #a3abb5; }',
  'a { color: #8ab4f8; }',
  '}',
].join('\n');

/** What stands around the content of a mail. None of it is HTML but the content. */
export interface HtmlMail {
  readonly language: Language;
  readonly title: string;
  /** What lists of mails show beside the title. */
  readonly preview: string;
  readonly product: string;
  /** Why the mail was sent. */
  readonly footer: string;
  /** The content: HTML. */
  readonly content: readonly string[];
}

/** A mail as one HTML document. */
export const htmlMail = ({ language, title, preview, product, footer, content }: HtmlMail): string =>
  [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    `<style>\n${style}\n</style>`,
    '</head>',
    '<body>',
    `<div style="display: none">${escaped(preview)}</div>`,
    '<div style="max-width: 36em; margin: 0 auto; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere">',
    '<div class="card">',
    `<p class="soft">${escaped(product)}</p>`,
    `<h1>${escaped(title)}</h1>`,
    ...content,
    '</div>',
    `<p class="soft foot">${escaped(footer)}</p>`,
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in HTML, between tags and in quoted attributes. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '');
