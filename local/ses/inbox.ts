import type { ServerResponse } from 'node:http';
import { styleSheet } from '../html.ts';
import { readUrl, type Handler } from '../listen.ts';
import { renderFramedHtml, inboxScript, listPage, mailPage, toPath } from './inbox-pages.ts';
import type { Attachment, Mail } from './mail.ts';

const page = { 'content-type': 'text/html; charset=utf-8' };

const policies = {
  page: "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  // Also when it is opened outside of its frame.
  mail: "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'",
  part: "sandbox; default-src 'none'",
} as const;

interface Found {
  readonly content: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly policy?: keyof typeof policies;
}

/**
 * An inbox that shows all mails, with inline pictures. What stands in a mail can run nothing and load nothing from
 * elsewhere.
 * @param mails the newest last
 */
export const inbox =
  (mails: () => readonly Mail[]): Handler =>
  (request, response) => {
    const { pathname } = readUrl(request);
    respond(response, renderList(mails(), pathname) ?? renderMail(mails(), pathname));
  };

const renderList = (mails: readonly Mail[], pathname: string): Found | undefined => {
  switch (pathname) {
    case '/':
      return { content: listPage(mails), headers: page };
    case '/count':
      return { content: mails.length.toString(), headers: { 'content-type': 'text/plain' } };
    case '/inbox.js':
      return { content: inboxScript, headers: { 'content-type': 'text/javascript; charset=utf-8' } };
    case '/style.css':
      return { content: styleSheet, headers: { 'content-type': 'text/css; charset=utf-8' } };
    default:
      return undefined;
  }
};

const renderMail = (mails: readonly Mail[], pathname: string): Found | undefined => {
  const mail = mails.find((candidate) => `${pathname}/`.startsWith(`${toPath(candidate)}/`));
  if (!mail) return undefined;
  const rest = pathname.slice(toPath(mail).length);
  if (rest === '') return { content: mailPage(mail), headers: page };
  if (rest === '/html') return { content: renderFramedHtml(mail), headers: page, policy: 'mail' };
  const attachment = mail.attachments[Number(/^\/parts\/(\d+)$/.exec(rest)?.[1])];
  return attachment && part(attachment);
};

const pictures: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

// Whatever is no picture is only ever saved: a page of a mail's own would be one of the inbox.
const part = ({ name, contentType, content }: Attachment): Found => ({
  content,
  headers: pictures.includes(contentType)
    ? { 'content-type': contentType }
    : {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      },
  policy: 'part',
});

const respond = (response: ServerResponse, found: Found | undefined): void => {
  const {
    content,
    headers,
    policy = 'page',
  } = found ?? {
    content: 'Not found\n',
    headers: { 'content-type': 'text/plain' },
  };
  response
    .writeHead(found ? 200 : 404, {
      ...headers,
      'content-security-policy': policies[policy],
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(content);
};
