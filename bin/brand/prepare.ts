import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { PNG } from 'pngjs';
import * as v from 'valibot';
import { BrandInvalid } from '../../domain/brand/brand-invalid.ts';
import { brandFolder, brandTexts, hexColor, parseBrand, type Brand } from '../../domain/brand/brand.ts';
import { derivePalette, lightenForDark } from '../../domain/brand/palette.ts';
import { cleanSvg } from './clean-svg.ts';

/** A file for the bucket of the pages. */
export interface BrandFile {
  /** Key in the bucket. */
  readonly key: string;
  readonly content: Uint8Array;
  readonly contentType: string;
}

/** A brand that is ready to be published. */
export interface PreparedBrand {
  readonly brand: Brand;
  readonly files: readonly BrandFile[];
  /** What the administrator should know of: parts of drawings that were left out. */
  readonly notes: readonly string[];
}

/** The most that a logo may weigh, in bytes: it is loaded with each first visit, and comes with each mail. */
const maxBytes = { '.svg': 24 * 1024, '.png': 48 * 1024 } as const;

/** The most pixels that a PNG may be wide or high. */
const maxPixels = 1024;

const hex = v.pipe(v.string(), v.regex(hexColor, 'a colour such as #0b5d73'));
const logoFile = v.pipe(
  v.string(),
  v.regex(/^[\w.-]+\.(svg|png)$/i, 'the name of an SVG or PNG beside brand.json'),
);
const pngFile = v.pipe(
  v.string(),
  v.regex(/^[\w.-]+\.png$/i, 'the name of a PNG, for mail programs show no SVG'),
);

/** What an administrator writes into `brand.json`. */
const { name: nameText, help: helpTexts, privacyLink: link, mail: mailTexts } = brandTexts();
const SourceSchema = v.strictObject({
  name: nameText,
  help: v.exactOptional(helpTexts),
  privacyLink: v.exactOptional(link),
  mail: v.exactOptional(mailTexts),
  accent: v.exactOptional(hex),
  accentDark: v.exactOptional(hex),
  logo: v.exactOptional(logoFile),
  logoDark: v.exactOptional(logoFile),
  logoMail: v.exactOptional(pngFile),
});

type Source = v.InferOutput<typeof SourceSchema>;

const readSource = async (path: string): Promise<Source> => {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new BrandInvalid(`There is no ${path}; docs/brand.md says what stands in it`);
  });
  const { success, output, issues } = v.safeParse(v.pipe(v.string(), v.parseJson(), SourceSchema), text);
  if (success) return output;
  const [issue] = issues;
  throw new BrandInvalid(`${path}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
};

/** The picture written anew from its pixels, so that nothing else that a file can hold goes with it. */
const cleanPng = (bytes: Buffer): Uint8Array => {
  const picture = (() => {
    try {
      return PNG.sync.read(bytes);
    } catch {
      throw new BrandInvalid('It is no PNG that can be read');
    }
  })();
  if (picture.width > maxPixels || picture.height > maxPixels)
    throw new BrandInvalid(
      `It is ${picture.width.toString()} × ${picture.height.toString()} pixels; ${maxPixels.toString()} each way are enough`,
    );
  return PNG.sync.write(picture);
};

const readLogo = async (folder: string, name: string) => {
  const bytes = await readFile(join(folder, name)).catch(() => {
    throw new BrandInvalid('There is no such file beside brand.json');
  });
  const kind = extname(name).toLowerCase() === '.svg' ? '.svg' : '.png';
  const clean = kind === '.svg' ? cleanSvg(bytes.toString('utf8')) : { png: cleanPng(bytes), dropped: [] };
  const content = 'svg' in clean ? Buffer.from(clean.svg) : clean.png;
  if (content.length > maxBytes[kind])
    throw new BrandInvalid(
      `It has ${Math.ceil(content.length / 1024).toString()} KiB; at most ${(maxBytes[kind] / 1024).toString()} KiB`,
    );
  return { content, kind, dropped: clean.dropped };
};

const prepareLogo = async (folder: string, name: string, use: string) => {
  try {
    const { content, kind, dropped } = await readLogo(folder, name);
    // A changed picture has another name, so that browsers may keep each for good.
    const digest = createHash('sha256').update(content).digest('hex').slice(0, 12);
    const key = `${brandFolder}/${use}-${digest}${kind}`;
    const contentType = kind === '.svg' ? 'image/svg+xml' : 'image/png';
    const notes = dropped.length > 0 ? [`${name}: left out ${dropped.join(', ')}`] : [];
    return { path: `/${key}`, file: { key, content, contentType }, notes };
  } catch (error) {
    if (error instanceof BrandInvalid) throw new BrandInvalid(`${name}: ${error.message}`);
    throw error;
  }
};

const prepareLogos = async (folder: string, { logo, logoDark, logoMail }: Source) => {
  if (logo === undefined && (logoDark !== undefined || logoMail !== undefined))
    throw new BrandInvalid('brand.json: logo is missing, which logoDark and logoMail go with');
  const named = {
    logo,
    'logo-dark': logoDark,
    'logo-mail': logoMail ?? (logo?.endsWith('.png') ? logo : undefined),
  };
  const wanted = Object.entries(named).flatMap(([use, name]) => (name === undefined ? [] : [{ use, name }]));
  const prepared = await Promise.all(
    wanted.map(async ({ use, name }) => ({ use, ...(await prepareLogo(folder, name, use)) })),
  );
  const findPath = (wantedUse: string) => prepared.find(({ use }) => use === wantedUse)?.path;
  return {
    files: prepared.map(({ file }) => file),
    notes: prepared.flatMap(({ notes }) => notes),
    paths: { light: findPath('logo'), dark: findPath('logo-dark'), mail: findPath('logo-mail') },
  };
};

/**
 * Makes what the site publishes from what an administrator wrote: colours with their contrast computed, logos cleaned.
 * @param folder has `brand.json` and the logos that it names
 * @throws {BrandInvalid} says what is wrong and what would be right
 */
export const prepareBrand = async (folder: string): Promise<PreparedBrand> => {
  const source = await readSource(join(folder, 'brand.json'));
  const { name, help, privacyLink, mail, accent, accentDark } = source;
  const { files, notes, paths } = await prepareLogos(folder, source);
  if (accent === undefined && accentDark !== undefined)
    throw new BrandInvalid('brand.json: accent is missing, which accentDark goes with');
  const colors = accent && {
    light: derivePalette(accent, 'light'),
    dark: derivePalette(accentDark ?? lightenForDark(accent), 'dark'),
  };
  const { light, dark, mail: mailed } = paths;
  const logo = light && { light, ...(dark && { dark }), ...(mailed && { mail: mailed }) };
  return {
    brand: parseBrand({ name, help, privacyLink, mail, colors, logo }),
    files,
    notes,
  };
};
