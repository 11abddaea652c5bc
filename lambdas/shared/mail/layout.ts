import { plainLine } from '../model/text.ts';
import type { Language } from '../model/languages.ts';

/** What stands in a mail, from top to bottom. None of it is HTML. */
export type Block =
  | { readonly text: string }
  | { readonly link: string }
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
}

/** What a mail says. */
export interface LetterContent {
  readonly language: Language;
  readonly subject: string;
  readonly blocks: readonly Block[];
}

/**
 * Lays a mail out as text and as HTML with the same content. The subject becomes one line without control
 * characters, so that nothing in it can begin a header of its own (RFC 5322 section 2.2).
 */
export const layOut = ({ language, subject, blocks }: LetterContent): Letter => {
  const line = plainLine(subject);
  const shown = blocks.find((block) => 'picture' in block);
  return {
    subject: line,
    text: `${blocks.map(textOf).join('\n\n')}\n`,
    html: page(language, line, blocks.map(htmlOf)),
    ...(shown && { picture: shown.picture }),
  };
};

const textOf = (block: Block): string => {
  if ('text' in block) return block.text;
  return 'link' in block ? block.link : `[${block.alt}: ${block.picture.fileName}]`;
};

const htmlOf = (block: Block): string => {
  if ('text' in block) return `<p>${escaped(block.text)}</p>`;
  if ('link' in block) return `<p><a href="${escaped(block.link)}">${escaped(block.link)}</a></p>`;
  const { contentId } = block.picture;
  return `<p><img src="cid:${escaped(contentId)}" alt="${escaped(block.alt)}" width="320" height="320"></p>`;
};

const page = (language: Language, title: string, paragraphs: readonly string[]): string =>
  [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    '</head>',
    '<body style="max-width: 36em; font: 16px/1.5 sans-serif; overflow-wrap: anywhere">',
    ...paragraphs,
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
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '');
