import { describe, expect, it } from 'vitest';
import { layOut } from '../../../lambdas/shared/mail/layout.ts';

const picture = { contentId: 'qr-code', fileName: 'qr-code.png', png: Uint8Array.of(1) };
const hostile = `<img src=x onerror=alert(1)> & "quotes" 'n' </title>`;

describe('a mail as it is laid out', () => {
  it('says the same as text and as HTML', () => {
    const { text, html } = layOut({
      language: 'sv',
      subject: 'Ämne',
      blocks: [{ text: 'Hej!' }, { picture, alt: 'QR-kod' }, { link: 'https://id.example.com/phone/#o.c' }],
    });
    expect(text).toBe('Hej!\n\n[QR-kod: qr-code.png]\n\nhttps://id.example.com/phone/#o.c\n');
    expect(html).toContain('<p>Hej!</p>');
    expect(html).toContain('<img src="cid:qr-code" alt="QR-kod" width="320" height="320">');
    expect(html).toContain(
      '<a href="https://id.example.com/phone/#o.c">https://id.example.com/phone/#o.c</a>',
    );
  });

  it('is one HTML document in its language, titled with the subject', () => {
    const { html } = layOut({ language: 'sv', subject: 'Ämne', blocks: [] });
    expect(html).toMatch(/^<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n/);
    expect(html).toContain('<title>Ämne</title>');
    expect(html).toMatch(/<\/body>\n<\/html>\n$/);
  });

  it('lets no text become HTML', () => {
    const { html } = layOut({
      language: 'en',
      subject: hostile,
      blocks: [{ text: hostile }, { link: `https://x/"><script>` }, { picture, alt: hostile }],
    });
    const harmless = '&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot; &#39;n&#39; &lt;/title&gt;';
    expect(html).toContain(`<title>${harmless}</title>`);
    expect(html).toContain(`<p>${harmless}</p>`);
    expect(html).toContain(`alt="${harmless}"`);
    expect(html).toContain('href="https://x/&quot;&gt;&lt;script&gt;"');
  });

  it.each(['\r\nBcc: all@example.com', '\nBcc: all@example.com', '\u2028Bcc: all@example.com', '\0\tBcc:'])(
    'has a subject of one line, whatever it is given: %j',
    (tail) => {
      const { subject } = layOut({ language: 'en', subject: `Hello${tail}`, blocks: [] });
      expect(subject).toMatch(/^Hello Bcc:[^\p{Cc}\p{Zl}\p{Zp}]*$/u);
    },
  );

  it('brings the picture that it shows, and none else', () => {
    const shown = layOut({ language: 'en', subject: 's', blocks: [{ picture, alt: 'QR code' }] });
    expect(shown.picture).toBe(picture);
    expect(layOut({ language: 'en', subject: 's', blocks: [{ text: 't' }] })).not.toHaveProperty('picture');
  });
});
