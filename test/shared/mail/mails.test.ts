import { describe, expect, it } from 'vitest';
import type { Letter } from '../../../lambdas/shared/mail/layout.ts';
import { mailNames } from '../../../lambdas/shared/mail/mail-text.ts';
import {
  failureMail,
  mailTexts,
  qrMail,
  securityMail,
  successMail,
  type Reader,
} from '../../../lambdas/shared/mail/mails.ts';
import { languages } from '../../../lambdas/shared/model/languages.ts';
import { start, user } from '../../support/orders.ts';

const siteUrl = 'https://id.example.com';
const link = 'https://id.example.com/phone/#order.code';
const png = Uint8Array.of(137, 80, 78, 71);
const orderId = '3f0c6b1e-6f6b-4a52-9d55-6d6f9b2f7a01';
const { commonName } = user();

/** Every mail for a reader, by its name. */
const mailsFor = (reader: Reader, phoneName = 'Pixel'): Readonly<Record<string, Letter>> => ({
  'qr-code': qrMail(reader, { link, png, expiresAt: start, siteUrl }),
  success: successMail(reader, { phoneName, siteUrl }),
  expired: failureMail(reader, { reason: 'expired', orderId, siteUrl }),
  'user-not-active': failureMail(reader, { reason: 'user-not-active', orderId, siteUrl }),
  failed: failureMail(reader, { reason: 'failed', orderId, siteUrl }),
  'match-code-wrong': securityMail(reader, { reason: 'match-code-wrong', siteUrl }),
  'not-my-phone': securityMail(reader, { reason: 'not-my-phone', siteUrl }),
});

const everyMail = languages.flatMap((language) =>
  Object.entries(mailsFor({ language, commonName })).map(([name, mail]) => ({ language, name, mail })),
);

describe.each(everyMail)('the mail $name in $language', ({ language, name, mail }) => {
  it('greets the user by name, in text and HTML of their language', () => {
    expect(mail.text).toMatch(/^(Hello|Hej) Åsta Öberg[,!]\n/);
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
    expect(mail.text.length).toBeLessThan(900);
  });

  it('has a picture only for the QR code', () => {
    expect('picture' in mail).toBe(name === 'qr-code');
  });
});

describe('the texts', () => {
  it('are different in each language', () => {
    const [en, sv] = languages.map((language) => mailsFor({ language, commonName }));
    for (const name of mailNames) expect(en?.[name]?.subject).not.toBe(sv?.[name]?.subject);
  });

  it('ask for the same values in each language', () => {
    const wanted = languages.map((language) =>
      mailNames.map((name) => mailTexts[language].mails[name].paragraphs.join('').match(/\{\w+\}/g)),
    );
    expect(wanted[1]).toEqual(wanted[0]);
  });
});

describe('the mail with the QR code', () => {
  it('shows the picture and says link and end of the code', () => {
    const { text, html, picture } = qrMail(user(), { link, png, expiresAt: start, siteUrl });
    expect(picture).toEqual({ contentId: 'qr-code', fileName: 'qr-code.png', png });
    expect(html).toContain('<img src="cid:qr-code" alt="QR code"');
    expect(html).toContain(`<a href="${link}">${link}</a>`);
    expect(text).toContain(`\n${link}\n`);
    expect(text).toContain('until 1 March 2026 at 09:00 UTC.');
  });

  it('writes times as the language does', () => {
    const { text } = qrMail(user({ language: 'sv' }), { link, png, expiresAt: start, siteUrl });
    expect(text).toContain('till 1 mars 2026 kl. 09:00 UTC.');
  });
});

describe('what others wrote', () => {
  const hostile = { language: 'en', commonName: 'Eve <b>\r\nBcc: x@example.com {link}' } as const;

  it('stays one line of text', () => {
    for (const mail of Object.values(mailsFor(hostile, '</p><script>\u202etxt{selfService}'))) {
      expect(mail.text).toMatch(/^Hello Eve <b> Bcc: x@example\.com \{link\},\n/);
      expect(mail.html).toContain('<p>Hello Eve &lt;b&gt; Bcc: x@example.com {link},</p>');
      expect(mail.html).not.toMatch(/<script|<b>/);
    }
  });

  it('stands in a success mail as the phone’s name, and nothing in it is filled in', () => {
    const { text } = mailsFor(user(), 'Pixel\u202e {selfService}')['success'] ?? { text: '' };
    expect(text).toContain('active on this phone: Pixel {selfService}\n');
  });

  it('does not stand in a security mail', () => {
    const names = ['match-code-wrong', 'not-my-phone'];
    for (const name of names) expect(mailsFor(user(), 'Call +46 8 1')[name]?.text).not.toContain('+46');
  });
});
