import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareBrand } from '../../../bin/brand/prepare.ts';
import { publishBrand, readBrand, removeBrand } from '../../../bin/brand/publish.ts';
import type { BrandFile } from '../../../bin/brand/prepare.ts';
import { demoBrand } from '../../../demo/brand.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brand-'));
  await cp(demoBrand, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const write = (brand: object) => writeFile(join(folder, 'brand.json'), JSON.stringify(brand));

/** A PNG that says more than pixels. */
const picture = (width: number): Buffer => {
  const png = PNG.sync.write({ width, height: 2, data: new Uint8Array(width * 2 * 4) });
  const text = Buffer.from('tEXtAuthor\0somebody@example.com');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length - 4);
  // Nobody looks at the checksum of a chunk that is skipped.
  return Buffer.concat([png.subarray(0, 33), length, text, Buffer.alloc(4), png.subarray(33)]);
};

/** A bucket that keeps what it was told in memory. */
const memoryBucket = () => {
  const objects = new Map<string, { readonly content: string; readonly cacheControl: string }>();
  const order: string[] = [];
  return {
    objects,
    order,
    get: (key: string) => Promise.resolve(objects.get(key)?.content),
    put: ({ key, content }: BrandFile, cacheControl: string) => {
      order.push(`put ${key}`);
      objects.set(key, { content: Buffer.from(content).toString(), cacheControl });
      return Promise.resolve();
    },
    delete: (key: string) => {
      order.push(`delete ${key}`);
      objects.delete(key);
      return Promise.resolve();
    },
  };
};

describe('a brand in a folder', () => {
  it('is what the demo’s company has', async () => {
    const { brand, files, notes } = await prepareBrand(demoBrand);
    expect(brand).toMatchObject({ name: 'Nordlicht', colors: { light: { accent: '#5b3fa8' } } });
    expect(files.map(({ contentType }) => contentType)).toEqual([
      'image/svg+xml',
      'image/svg+xml',
      'image/png',
    ]);
    expect(Object.values(brand.logo ?? {})).toEqual(files.map(({ key }) => `/${key}`));
    expect(notes).toEqual([]);
  });

  it('says what it left out of a logo', async () => {
    await writeFile(
      join(folder, 'logo.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>x()</script><path d="M0"/></svg>',
    );
    const { files, notes } = await prepareBrand(folder);
    expect(notes).toEqual(['logo.svg: left out <script>']);
    expect(Buffer.from(files[0]?.content ?? []).toString()).not.toContain('script');
  });

  it('has only the pixels of a PNG', async () => {
    await writeFile(join(folder, 'logo.png'), picture(2));
    expect((await readFile(join(folder, 'logo.png'))).toString('latin1')).toContain('somebody@');
    const { files } = await prepareBrand(folder);
    expect(Buffer.from(files[2]?.content ?? []).toString('latin1')).not.toContain('somebody@');
  });

  it.each([
    ['no name', {}, 'name'],
    ['a setting that there is not', { name: 'N', colour: '#fff' }, 'colour'],
    ['a colour that is none', { name: 'N', accent: 'purple' }, 'accent: a colour such as #0b5d73'],
    [
      'a colour that nobody could read',
      { name: 'N', accent: '#ffff00' },
      /accent #ffff00 has a contrast of 1\.07:1/,
    ],
    ['a dark accent without an accent', { name: 'N', accentDark: '#ffffff' }, 'accent is missing'],
    ['a logo that is not there', { name: 'N', logo: 'none.svg' }, 'none.svg: There is no such file'],
    ['a logo from elsewhere', { name: 'N', logo: '../secret.svg' }, 'logo'],
    ['an SVG for mails', { name: 'N', logo: 'logo.svg', logoMail: 'logo.svg' }, 'mail programs show no SVG'],
    ['a link that is no https', { name: 'N', privacyLink: 'http://n.example' }, 'an https URL'],
  ])('is refused with %s', async (_, brand, why) => {
    await write(brand);
    await expect(prepareBrand(folder)).rejects.toThrow(why);
  });

  it('is refused with a logo that is too large', async () => {
    const path = `<path d="${'M0 0'.repeat(8000)}"/>`;
    await writeFile(join(folder, 'logo.svg'), `<svg viewBox="0 0 1 1">${path}</svg>`);
    await expect(prepareBrand(folder)).rejects.toThrow('logo.svg: It has 32 KiB; at most 24 KiB');
    await cp(join(demoBrand, 'logo.svg'), join(folder, 'logo.svg'));
    await writeFile(join(folder, 'logo.png'), picture(1025));
    await expect(prepareBrand(folder)).rejects.toThrow('1025 × 2 pixels');
  });
});

describe('publishing a brand', () => {
  it('writes pictures before what names them, and takes away those that nothing names any more', async () => {
    const bucket = memoryBucket();
    const first = await prepareBrand(folder);
    await publishBrand(bucket, first);
    expect(bucket.order.at(-1)).toBe('put brand/brand.json');
    expect(await readBrand(bucket)).toEqual(first.brand);
    await write({ name: 'Nordlicht', logo: 'logo-dark.svg' });
    await publishBrand(bucket, await prepareBrand(folder));
    expect([...bucket.objects.keys()]).toEqual([
      'brand/brand.json',
      expect.stringMatching(/^brand\/logo-[0-9a-f]{12}\.svg$/),
    ]);
  });

  it('lets browsers keep pictures, and nobody the brand itself', async () => {
    const bucket = memoryBucket();
    await publishBrand(bucket, await prepareBrand(folder));
    for (const [key, { cacheControl }] of bucket.objects)
      expect(cacheControl).toBe(
        key === 'brand/brand.json' ? 'no-cache' : 'public, max-age=31536000, immutable',
      );
  });

  it('can be undone', async () => {
    const bucket = memoryBucket();
    expect(await removeBrand(bucket)).toBe(false);
    await publishBrand(bucket, await prepareBrand(folder));
    expect(await removeBrand(bucket)).toBe(true);
    expect(bucket.objects.size).toBe(0);
  });
});
