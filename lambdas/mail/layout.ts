import { plainLine } from '../../domain/text.ts';
import { escaped, htmlMail, type HtmlMail } from './html.ts';

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
}

/** What a mail says. */
export interface LetterContent extends Pick<HtmlMail, 'language' | 'preview' | 'product' | 'footer'> {
  readonly subject: string;
  readonly blocks: readonly Block[];
}

/**
 * Lays a mail out as text and as HTML with the same content. The subject becomes one line without control
 * characters, so that nothing in it can begin a header of its own (RFC 5322 section 2.2).
 */
export const layOut = ({ subject, blocks, ...around }: LetterContent): Letter => {
  const line = plainLine(subject);
  const shown = blocks.find((block) => 'picture' in block);
  return {
    subject: line,
    text: `${[...blocks.map(textOf), `--\n${around.footer}`].join('\n\n')}\n`,
    html: htmlMail({ ...around, title: line, content: blocks.map(htmlOf) }),
    ...(shown && { picture: shown.picture }),
  };
};

const textOf = (block: Block): string => {
  if ('text' in block) return block.text;
  if ('facts' in block) return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
  return 'link' in block ? block.link : `[${block.alt}: ${block.picture.fileName}]`;
};

const htmlOf = (block: Block): string => {
  if ('text' in block) return `<p>${escaped(block.text)}</p>`;
  if ('facts' in block) return `<dl>\n${block.facts.map(factOf).join('\n')}\n</dl>`;
  if ('link' in block) return `<p><a href="${escaped(block.link)}">${escaped(block.link)}</a></p>`;
  const { contentId } = block.picture;
  return `<p><img src="cid:${escaped(contentId)}" alt="${escaped(block.alt)}" width="320" height="320"></p>`;
};

const factOf = ({ label, value }: Fact): string => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`;
