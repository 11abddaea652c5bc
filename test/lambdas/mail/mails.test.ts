import { describe, expect, it } from 'vitest';
import { mailNames } from '../../../lambdas/mail/mail-text.ts';
import { failureMail, mailTexts, qrMail, successMail } from '../../../lambdas/mail/mails.ts';
import { languages } from '../../../domain/languages.ts';
import { user } from '../../support/orders.ts';
import { brand, facts, failed, link, mailsFor, orderId, png, siteUrl } from './every-mail.ts';

const { commonName } = user();

const everyMail = languages.flatMap((language) =>
  Object.entries(mailsFor({ language, commonName })).map(([name, mail]) => ({ language, name, mail })),
);

describe.each(everyMail)('the mail $name in $language', ({ language, name, mail }) => {
  it('greets the user by name, in text and HTML of their language', () => {
    expect(mail.text).toMatch(/^(Hello|Hej|Guten Tag|Bonjour) Åsta Öberg[,!]\n/);
    expect(mail.html).toContain(`<html lang="${language}">`);
    expect(mail.html).toContain(mail.text.split('\n')[0]);
  });

  it('leaves nothing to fill in', () => {
    expect(mail.text + mail.subject).not.toMatch(/[{}]|undefined/);
  });

  it('leads to Self-Service', () => {
    expect(mail.text).toContain('\nhttps://id.example.com/\n');
    expect(mail.html).toContain('<a href="https://id.example.com/">');
  });

  it('is short', () => {
    expect(mail.subject.length).toBeLessThan(78);
    expect(mail.text.length).toBeLessThan(1000);
  });

  it('says what to do if it was not you', () => {
    const [help = ''] =
      /[^\n]*(?:help ?desk|votre support)[^\n]*/i.exec(mail.text.split('\n').toReversed().join('\n')) ?? [];
    expect(help).toMatch(
      name === 'user-not-active'
        ? /you didn’t|inte du|Haben Sie das nicht|vous n’êtes pas/
        : /you didn’t|wasn’t you|not your|inte (du|bett|din|var du)|Sie das nicht|nicht Sie|Sie es nicht|nicht Ihr|vous n’êtes pas|pas (vous|votre)/,
    );
  });

  it('states the same facts in both parts, each one time', () => {
    const stated = mail.html.match(/<dt>[^<]*<\/dt><dd>[^<]*<\/dd>/g) ?? [];
    expect(stated.length > 0).toBe(name !== 'qr-code');
    for (const fact of stated) {
      const [, label = '', value = ''] = /<dt>(.*)<\/dt><dd>(.*)<\/dd>/.exec(fact) ?? [];
      expect(mail.text.split(`\n${label}: ${value}\n`)).toHaveLength(2);
    }
  });

  it('has a picture only for the QR code', () => {
    expect('picture' in mail).toBe(name === 'qr-code');
  });
});

describe('the texts', () => {
  it('are different in each language', () => {
    const written = languages.map((language) => mailsFor({ language, commonName }));
    for (const name of mailNames)
      expect(new Set(written.map((mails) => mails[name]?.subject)).size).toBe(languages.length);
  });

  it('ask for the same values in each language', () => {
    const wanted = languages.map((language) =>
      mailNames.map((name) => mailTexts[language].mails[name].paragraphs.join('').match(/\{\w+\}/g)),
    );
    for (const others of wanted) expect(others).toEqual(wanted[0]);
  });
});

describe('the mail with the QR code', () => {
  it('shows the picture and says link and end of the code', () => {
    const { text, html, picture } = qrMail(user(), { link, png, lifetimeMs: 600_000, siteUrl, brand });
    expect(picture).toEqual({ contentId: 'qr-code', fileName: 'qr-code.png', png });
    expect(html).toContain('<img src="cid:qr-code" alt="QR code"');
    expect(html).toContain(`<a href="${link}">${link}</a>`);
    expect(text).toContain(`\n${link}\n`);
    expect(text).toContain('expires in 10 minutes.');
  });

  it.each([
    ['en', 59_000, '1 minute'],
    ['en', 119.9 * 60_000, '119 minutes'],
    ['en', 24 * 3_600_000, '24 hours'],
    ['en', 150 * 60_000, '2 hours'],
    ['sv', 600_000, '10 minuter'],
  ] as const)('says in %s how long a code works that has %d ms left', (language, lifetimeMs, words) => {
    const { text } = qrMail(user({ language }), { link, png, lifetimeMs, siteUrl, brand });
    expect(text).toContain(` ${words}.`);
  });
});

describe('the mail about a mobile ID that is active', () => {
  it('says what was activated, when, on which phone, and until when it is valid', () => {
    const { text } = successMail(user(), { facts, siteUrl, brand });
    expect(text).toContain(
      [
        '',
        'Phone: Pixel',
        'Active since: 1 March 2026 at 09:00 UTC',
        'Certificates: authentication and signature',
        'Valid until: 1 March 2028 at 09:00 UTC',
        'Replaces the mobile ID on: Old phone',
        '',
      ].join('\n'),
    );
    expect(text).toContain('If this isn’t your phone, or it wasn’t you, someone else has');
  });

  it('says it in Swedish', () => {
    const { text } = successMail(user({ language: 'sv' }), { facts, siteUrl, brand });
    expect(text).toContain(
      '\nCertifikat: inloggning och underskrift\nGiltigt till: 1 mars 2028 kl. 09:00 UTC\n',
    );
  });

  it('leaves out what there is not', () => {
    const { text } = successMail(user(), { facts: { phone: 'Pixel' }, siteUrl, brand });
    expect(text).toContain('\n\nPhone: Pixel\n\n');
  });
});

describe('the mail about an order that ended otherwise', () => {
  it.each(['expired', 'user-not-active', 'failed'] as const)('says when, and which: %s', (reason) => {
    const { text } = failureMail(user(), reason, { facts: failed, siteUrl, brand });
    expect(text).toContain(
      `\nStarted: 1 March 2026 at 09:00 UTC\nEnded: 1 March 2026 at 10:00 UTC\nMobile ID of your lost phone locked: 1 March 2026 at 09:00 UTC\nOrder number: ${orderId}\n`,
    );
  });
});
