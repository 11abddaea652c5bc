import { html, page, type Html } from '../html.ts';
import type { Attachment, Mail } from './mail.ts';

const style = '/style.css';

/** Reloads the list when there is a new mail, and only then: nobody loses their place in it. */
export const inboxScript = `const seen = document.querySelector('[data-count]').dataset.count;
const look = async () => {
  const answer = await fetch('/count').catch(() => undefined);
  if (answer && (await answer.text()) !== seen) location.reload();
};
setInterval(look, 2000);
`;

/** Where one mail is; a part of it is under this. */
export const toPath = ({ id }: Mail): string => `/mails/${encodeURIComponent(id)}`;

/** The list of mails, the newest first. */
export const listPage = (mails: readonly Mail[]): string =>
  page(
    'Mail',
    html`<p data-count="${mails.length.toString()}">
        Mails that this local cloud sent. None of them left it.
      </p>
      <ul>
        ${mails.toReversed().map(entry)}
      </ul>`,
    { style, script: '/inbox.js' },
  );

const entry = (mail: Mail): Html =>
  html`<li>
    <a href="${toPath(mail)}">${mail.subject}</a>
    <small>${mail.to.join(', ')}, ${time(mail)}${failure(mail)}</small>
  </li>`;

const failure = ({ missed }: Mail): Html | string =>
  missed.length > 0 ? html`. <strong>Not delivered to ${missed.join(', ')}</strong>` : '';

const time = ({ at }: Mail): Html => {
  const iso = at.toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`;
};

/** One mail. Its HTML stands in a frame that can run nothing. */
export const mailPage = (mail: Mail): string =>
  page(
    mail.subject,
    html`<p>
        From ${mail.from} to ${mail.to.join(', ')}, ${time(mail)}${failure(mail)}. <a href="/">All mails</a>
      </p>
      <iframe
        title="The mail as HTML"
        src="${toPath(mail)}/html"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      ></iframe>
      <h2>The mail as text</h2>
      <pre>${mail.text}</pre>
      <h2>Attachments</h2>
      <ul>
        ${mail.attachments.map((attachment, index) => link(mail, attachment, index))}
      </ul>`,
    { style },
  );

const link = (mail: Mail, { name, contentType, disposition }: Attachment, index: number): Html =>
  html`<li>
    <a href="${partPath(mail, index)}">${name}</a> <small>${contentType}, ${disposition.toLowerCase()}</small>
  </li>`;

const partPath = (mail: Mail, index: number): string => `${toPath(mail)}/parts/${index.toString()}`;

/** The HTML of a mail, with its pictures where they can be loaded from; its links open in a new window. */
export const renderFramedHtml = (mail: Mail): string => {
  const shown = mail.html.replaceAll(/cid:([^"'\s<>)]+)/g, (reference, contentId: string) => {
    const index = mail.attachments.findIndex((attachment) => attachment.contentId === contentId);
    return index < 0 ? reference : partPath(mail, index);
  });
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(shown) ? shown.replace(/<head[^>]*>/i, (head) => head + base) : base + shown;
};
