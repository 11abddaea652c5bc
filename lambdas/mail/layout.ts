import { plainLine } from '../../domain/text.ts';
import type { Language } from '../../domain/languages.ts';
import { footerLines, localize, type MailBrand } from '../../domain/brand/brand.ts';
import type { MailTexts } from './mail-text.ts';

/** Something that a mail states: what it is about, and what is so. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What stands in a mail, from top to bottom. None of it is HTML. */
export type Block =
  | { readonly text: string }
  | { readonly link: string }
  | { readonly facts: readonly Fact[] }
  | { readonly picture: MailPicture; readonly alt: string };

/** A picture that comes with a mail, once to be shown in it and once as a file. */
export interface MailPicture {
  readonly contentId: string;
  readonly fileName: string;
  readonly png: Uint8Array;
}

/** A mail before it has an address. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly picture?: MailPicture;
  /** The company's, shown in the mail and no file of it. */
  readonly logo?: MailPicture;
}

/** What a mail says. */
export interface LetterContent extends Pick<HtmlMail, 'language' | 'preview' | 'letterhead'> {
  readonly subject: string;
  readonly blocks: readonly Block[];
}

/**
 * Lays a mail out as text and as HTML with the same content. The subject becomes one line without control
 * characters, so that nothing in it can begin a header of its own (RFC 5322 section 2.2).
 */
export const layOut = ({ subject, blocks, ...around }: LetterContent): Letter => {
  const line = plainLine(subject);
  const { header, footer, logo } = around.letterhead;
  const shown = blocks.find((block) => 'picture' in block);
  return {
    subject: line,
    text: `${[...(header === undefined ? [] : [header]), ...blocks.map(renderText), `--\n${footer.join('\n')}`].join('\n\n')}\n`,
    html: htmlMail({ ...around, title: line, content: blocks.map(renderHtml) }),
    ...(shown && { picture: shown.picture }),
    ...(logo && { logo: { contentId: logoId, fileName: 'logo.png', png: logo.png } }),
  };
};

const renderText = (block: Block): string => {
  if ('text' in block) return block.text;
  if ('facts' in block) return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
  return 'link' in block ? block.link : `[${block.alt}: ${block.picture.fileName}]`;
};

const renderHtml = (block: Block): string => {
  if ('text' in block) return `<p>${escapeHtml(block.text)}</p>`;
  if ('facts' in block) return `<dl>\n${block.facts.map(renderFact).join('\n')}\n</dl>`;
  if ('link' in block) return `<p><a href="${escapeHtml(block.link)}">${escapeHtml(block.link)}</a></p>`;
  const { contentId } = block.picture;
  return `<p><img src="cid:${escapeHtml(contentId)}" alt="${escapeHtml(block.alt)}" width="320" height="320"></p>`;
};

const renderFact = ({ label, value }: Fact): string =>
  `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`;

const logoId = 'logo';

/** What every mail looks like; nothing of it is loaded from anywhere. Mail programs without it show plain HTML. */
const styleFor = ({ light, dark }: Letterhead['links']): string =>
  [
    ':root { color-scheme: light dark; }',
    'body { margin: 0; padding: 24px 12px; background: #f3f4f6; color: #1c2127; }',
    'h1 { margin: 0 0 20px; font-size: 22px; line-height: 1.3; }',
    'p { margin: 0 0 16px; }',
    'dl { margin: 0 0 16px; padding: 12px 16px; border-radius: 8px; background: #f3f4f6; }',
    'dd { margin: 0 0 8px; font-weight: 600; }',
    `a { color: ${light}; }`,
    '.card { padding: 24px; border-radius: 12px; background: #ffffff; }',
    '.soft, dt { color: #5b636d; font-size: 14px; }',
    '.foot { margin: 16px 24px 0; }',
    '@media (prefers-color-scheme: dark) {',
    'body, dl { background: #14171a; color: #e7e9ec; }',
    '.card { background: #20242a; }',
    '.soft, dt { color: #a3abb5; }',
    `a { color: ${dark}; }`,
    '}',
  ].join('\n');

/** What stands around the content of a mail. None of it is HTML but the content. */
interface HtmlMail {
  readonly language: Language;
  readonly title: string;
  /** What lists of mails show beside the title. */
  readonly preview: string;
  readonly letterhead: Letterhead;
  /** The content: HTML. */
  readonly content: readonly string[];
}

/** A mail as one HTML document. */
const htmlMail = ({ language, title, preview, letterhead, content }: HtmlMail): string =>
  [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>\n${styleFor(letterhead.links)}\n</style>`,
    '</head>',
    '<body>',
    `<div style="display: none">${escapeHtml(preview)}</div>`,
    '<div style="max-width: 36em; margin: 0 auto; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere">',
    '<div class="card">',
    ...renderHead(letterhead),
    `<h1>${escapeHtml(title)}</h1>`,
    ...content,
    '</div>',
    ...letterhead.footer.map((line) => `<p class="soft foot">${escapeHtml(line)}</p>`),
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');

const renderHead = ({ logo, sender, header }: Letterhead): readonly string[] => [
  ...(logo ? [`<p><img src="cid:${logoId}" alt="${escapeHtml(logo.alt)}" height="32"></p>`] : []),
  `<p class="soft">${escapeHtml(sender)}</p>`,
  ...(header === undefined ? [] : [`<p class="soft">${escapeHtml(header)}</p>`]),
];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in HTML, between tags and in quoted attributes. */
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '');

/** What stands around what a mail says, in one language. None of it is HTML. */
export interface Letterhead {
  /** Who sends it, and what. */
  readonly sender: string;
  /** What the company is called, where its logo is shown. */
  readonly logo: { readonly png: Uint8Array; readonly alt: string } | undefined;
  /** What the company says above each mail. */
  readonly header: string | undefined;
  /** Why the mail was sent, who helps, and what the company says below each mail. */
  readonly footer: readonly string[];
  /** Colours of links, in light and in dark. */
  readonly links: { readonly light: string; readonly dark: string };
}

const usualLinks = { light: '#0b57d0', dark: '#8ab4f8' } as const;

/** Puts a brand around mails of a language. */
export const toLetterhead = (
  { brand, logo }: MailBrand,
  language: Language,
  texts: MailTexts,
): Letterhead => {
  const { name, colors, mail } = brand;
  return {
    sender: name === undefined ? texts.product : `${name} · ${texts.product}`,
    logo: logo && { png: logo, alt: name ?? '' },
    header: mail?.header && plainLine(localize(mail.header, language)),
    footer: [texts.footer, ...footerLines(brand, language, texts)].map(plainLine),
    links: colors ? { light: colors.light.accent, dark: colors.dark.accent } : usualLinks,
  };
};
