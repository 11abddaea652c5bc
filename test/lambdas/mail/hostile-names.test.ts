import { describe, expect, it } from 'vitest';
import { failureFacts } from '../../../lambdas/mail/mails.ts';
import { securityMail } from '../../../lambdas/mail/mails.ts';
import { languages } from '../../../domain/languages.ts';
import { orderIn, start, user } from '../../support/orders.ts';
import { brand, mailsFor, siteUrl } from './every-mail.ts';

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
    expect(text).toContain('\nPhone: Pixel {selfService}\n');
  });

  const controls = /[\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u;

  it.each([
    'Eve\r\nBcc: all@example.com',
    'Eve\u0000\u001b[31m\u0007',
    '\u202egpj.exe\u2066Eve\u2069',
    'Eve\u2028\u2029Subject: hello',
    `"><script>alert(1)</script><img src=x onerror='alert(2)'>`,
    '</dd></dl><a href="https://evil.example">Sign in</a>',
    'x'.repeat(10_000),
  ])('can do nothing to any mail: %j', (name) => {
    for (const language of languages)
      for (const { subject, text, html } of Object.values(mailsFor({ language, commonName: name }, name))) {
        for (const part of [subject, text, html]) expect(part).not.toMatch(controls);
        expect(subject).not.toMatch(/\n/);
        expect(text).not.toMatch(/^(Bcc|Subject):/m);
        expect(html).not.toMatch(/<script|<img src=x|<a href="https:\/\/evil|<\/dd><\/dl><a/);
      }
  });

  it.each(['match-code-wrong', 'not-my-phone'] as const)(
    'does not stand in a security mail: %s',
    (reason) => {
      const replaces = { mobileId: '5b9d2c11-30f5-4c55-8b4e-7f1c2d3e4f03', phoneName: 'Call +46 8 1' };
      const confirmation = {
        kinds: ['signature' as const],
        oldPhone: 'lost' as const,
        at: start.toISOString(),
      };
      const order = orderIn('awaiting-approval', { replaces, confirmation });
      const { text } = securityMail(user(), reason, { facts: failureFacts(order), siteUrl, brand });
      expect(text).toContain('lost phone locked: 1 March 2026');
      expect(text).not.toContain(order.phone?.name);
      expect(text).not.toContain('+46');
    },
  );
});
