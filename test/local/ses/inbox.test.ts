import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type Listening } from '../../../local/listen.ts';
import { inbox } from '../../../local/ses/inbox.ts';
import type { Attachment, Mail } from '../../../local/ses/mail.ts';
import { letter, png } from './sending.ts';

const hostile = `</title></pre><script>alert(1)</script>"'&`;

const attachment = (changes: Partial<Attachment>): Attachment => ({
  name: 'qr-code.png',
  contentType: 'image/png',
  disposition: 'INLINE',
  contentId: 'qr-code',
  content: png,
  ...changes,
});

const mail = (id: string, changes: Partial<Mail> = {}): Mail => ({
  id,
  at: new Date('2026-11-22T20:50:00Z'),
  from: 'mobile-id@example.com',
  to: ['alva@example.com'],
  missed: [],
  subject: letter.subject,
  text: letter.text,
  html: letter.html,
  headers: {},
  attachments: [attachment({ contentId: undefined, name: 'a' }), attachment({})],
  ...changes,
});

const mails: Mail[] = [];
let server: Listening;

beforeAll(async () => {
  server = await listen();
  server.serve(inbox(() => mails));
  const page = attachment({ name: '"\r\nx.html', contentType: 'text/html', content: Buffer.from(hostile) });
  const svg = attachment({ contentType: 'image/svg+xml', name: hostile });
  mails.push(
    mail('one'),
    mail('two', {
      subject: hostile,
      text: hostile,
      to: [hostile],
      from: hostile,
      html: hostile,
      attachments: [page, svg],
    }),
  );
});
afterAll(() => server.stop());

const get = async (path: string) => {
  const response = await fetch(server.address + path);
  return { response, text: await response.text(), policy: response.headers.get('content-security-policy') };
};

describe('the inbox', () => {
  it('lists mails, the newest first, with address and time', async () => {
    const { text } = await get('/');
    const links = [...text.matchAll(/href="(\/mails\/[^"]+)"/g)].map(([, path]) => path);
    expect(links).toEqual(['/mails/two', '/mails/one']);
    expect(text).toContain(letter.subject);
    expect(text).toContain('alva@example.com');
    expect(text).toContain('2026-11-22 20:50:00 UTC');
  });

  it.each(['/', '/mails/four'])('says whom a mail did not reach: %s', async (path) => {
    mails.push(mail('four', { missed: ['alva@example.com'] }));
    expect((await get(path)).text).toContain('Not delivered to alva@example.com');
    mails.pop();
    expect((await get('/')).text).not.toContain('Not delivered');
  });

  it('tells its script how many mails there are', async () => {
    const { text } = await get('/');
    expect(text).toContain('src="/inbox.js"');
    expect(text).toContain('data-count="2"');
    expect((await get('/count')).text).toBe('2');
    expect((await get('/inbox.js')).text).toContain("fetch('/count')");
  });

  it('shows the HTML of a mail in a frame that runs nothing and only opens windows', async () => {
    const { text, policy } = await get('/mails/one');
    expect(text).toMatch(/<iframe[^>]*src="\/mails\/one\/html"/);
    expect(text).toMatch(/<iframe[^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(text).toContain(letter.text);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('keeps a mail in its sandbox even outside of the frame', async () => {
    const { policy } = await get('/mails/two/html');
    expect(policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';/);
    expect(policy).toContain("img-src 'self' data:; style-src 'unsafe-inline'");
    expect(policy).not.toContain('script');
  });

  it('puts inline pictures in their places, and has links open in a new window', async () => {
    const { text } = await get('/mails/one/html');
    expect(text).toContain('<head><base target="_blank"></head>');
    const path = /<img src="([^"]+)">/.exec(text)?.[1] ?? '';
    const picture = await fetch(server.address + path);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(png);
  });

  it('leaves a picture that did not come with the mail alone', async () => {
    mails.push(mail('three', { html: '<img src="cid:other">' }));
    expect((await get('/mails/three/html')).text).toBe('<base target="_blank"><img src="cid:other">');
    mails.pop();
  });

  it.each(['/', '/mails/two'])('escapes what a mail says: %s', async (path) => {
    const { text } = await get(path);
    expect(text).not.toContain('<script>');
    expect(text).toContain('&lt;/title&gt;&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
  });

  it.each(['/mails/two/parts/0', '/mails/two/parts/1'])(
    'only lets %s be saved, for it is no picture',
    async (path) => {
      const { response, policy } = await get(path);
      expect(response.headers.get('content-type')).toBe('application/octet-stream');
      expect(response.headers.get('content-disposition')).toMatch(
        /^attachment; filename\*=UTF-8''[\w%.()']+$/,
      );
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(policy).toBe("sandbox; default-src 'none'");
    },
  );

  it.each(['/mails/four', '/mails/on', '/mails/one/parts/9', '/mails/one/parts/x', '/mails/one/x', '/x'])(
    'has nothing at %s',
    async (path) => {
      expect((await get(path)).response.status).toBe(404);
    },
  );
});
