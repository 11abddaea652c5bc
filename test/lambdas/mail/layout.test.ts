import { describe, expect, it } from 'vitest';
import { layOut, type LetterContent } from '../../../lambdas/mail/layout.ts';

const picture = { contentId: 'qr-code', fileName: 'qr-code.png', png: Uint8Array.of(1) };
const hostile = `<img src=x onerror=alert(1)> & "quotes" 'n' </title>`;

const letterhead: LetterContent['letterhead'] = {
  sender: 'Get mobile ID',
  logo: undefined,
  header: undefined,
  footer: ['Footer'],
  links: { light: '#000000', dark: '#ffffff' },
};

/** A mail with the given content. */
const laidOut = (content: Partial<LetterContent>) =>
  layOut({
    language: 'en',
    subject: 'Subject',
    preview: 'Preview',
    letterhead,
    blocks: [],
    ...content,
  });

describe('a mail as it is laid out', () => {
  it('says the same as text and as HTML', () => {
    const { text, html } = laidOut({
      language: 'sv',
      subject: 'Ämne',
      letterhead: { ...letterhead, header: 'Från oss', footer: ['Därför.', 'Hjälp: it'] },
      blocks: [
        { text: 'Hej!' },
        { picture, alt: 'QR-kod' },
        { link: 'https://id.example.com/phone/#o.c' },
        {
          facts: [
            { label: 'Telefon', value: 'Pixel' },
            { label: 'Giltigt till', value: '1 mars 2028' },
          ],
        },
      ],
    });
    expect(text).toBe(
      'Från oss\n\nHej!\n\n[QR-kod: qr-code.png]\n\nhttps://id.example.com/phone/#o.c\n\nTelefon: Pixel\nGiltigt till: 1 mars 2028\n\n--\nDärför.\nHjälp: it\n',
    );
    expect(html).toContain('<dt>Telefon</dt><dd>Pixel</dd>\n<dt>Giltigt till</dt><dd>1 mars 2028</dd>');
    expect(html).toContain('>Därför.</p>');
    expect(html).toContain('>Hjälp: it</p>');
    expect(html).toContain('>Från oss</p>');
    expect(html).toContain('<p>Hej!</p>');
    expect(html).toContain('<img src="cid:qr-code" alt="QR-kod" width="320" height="320">');
    expect(html).toContain(
      '<a href="https://id.example.com/phone/#o.c">https://id.example.com/phone/#o.c</a>',
    );
  });

  it('is one HTML document in its language, titled with the subject', () => {
    const { html } = laidOut({ language: 'sv', subject: 'Ämne', blocks: [] });
    expect(html).toMatch(/^<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n/);
    expect(html).toContain('<title>Ämne</title>');
    expect(html).toContain('<h1>Ämne</h1>');
    expect(html).toMatch(/<\/body>\n<\/html>\n$/);
  });

  it('shows in lists what it is about, and not its greeting', () => {
    const { html } = laidOut({ preview: 'It is ready', blocks: [{ text: 'Hello' }] });
    expect(html).toMatch(/<body>\n<div style="display: none">It is ready<\/div>/);
  });

  it('is made for dark and light, for narrow and wide, and without tables', () => {
    const { html } = laidOut({});
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('@media (prefers-color-scheme: dark)');
    expect(html).toMatch(/style="max-width: \d+em;/);
    expect(html).not.toContain('<table');
  });

  it('loads nothing from anywhere, and runs nothing', () => {
    const { html } = laidOut({ blocks: [{ picture, alt: 'QR code' }, { link: 'https://id.example.com/' }] });
    expect([...html.matchAll(/\b(?:src|srcset|background|poster)="([^"]*)"/g)].map(([, url]) => url)).toEqual(
      ['cid:qr-code'],
    );
    expect(html).not.toMatch(/url\(|@import|<link|<script|<iframe|<form|\son\w+=/i);
  });

  it('lets no text become HTML', () => {
    const { html } = laidOut({
      language: 'en',
      subject: hostile,
      preview: hostile,
      letterhead: {
        ...letterhead,
        sender: hostile,
        header: hostile,
        footer: [hostile],
        logo: { png: Uint8Array.of(1), alt: hostile },
      },
      blocks: [
        { text: hostile },
        { link: `https://x/"><script>` },
        { picture, alt: hostile },
        { facts: [{ label: hostile, value: hostile }] },
      ],
    });
    const harmless = '&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot; &#39;n&#39; &lt;/title&gt;';
    expect(html).toContain(`<title>${harmless}</title>`);
    expect(html).toContain(`<p>${harmless}</p>`);
    expect(html).toContain(`alt="${harmless}"`);
    expect(html.split(harmless)).toHaveLength(12);
    expect(html).not.toMatch(/<img src=x|<script/);
    expect(html).toContain('href="https://x/&quot;&gt;&lt;script&gt;"');
  });

  it.each([
    '\r\nBcc: all@example.com',
    '\nBcc: all@example.com',
    '\u2028Bcc: all@example.com',
    '\0\tBcc:',
    '\u202e\u0085Bcc:',
    '\u2066 Bcc:',
  ])('has a subject of one line, whatever it is given: %j', (tail) => {
    const { subject } = laidOut({ language: 'en', subject: `Hello${tail}`, blocks: [] });
    expect(subject).toMatch(/^Hello Bcc:[^\p{Cc}\p{Zl}\p{Zp}]*$/u);
  });

  it('brings the picture that it shows, and none else', () => {
    const shown = laidOut({ language: 'en', subject: 's', blocks: [{ picture, alt: 'QR code' }] });
    expect(shown.picture).toBe(picture);
    expect(laidOut({ blocks: [{ text: 't' }] })).not.toHaveProperty('picture');
  });
});
