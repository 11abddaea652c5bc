import { brandPath, parseBrand, type Brand } from '../../domain/brand/brand.ts';
import type { PageBucket } from './bucket.ts';
import type { PreparedBrand } from './prepare.ts';

const brandKey = brandPath.slice(1);

/** Browsers ask for the brand each time, and for a picture once: its name says what is in it. */
const cacheControls = { brand: 'no-cache', picture: 'public, max-age=31536000, immutable' } as const;

type Objects = Pick<PageBucket, 'get' | 'put' | 'delete'>;

/**
 * The brand that a site has.
 * @returns undefined where it has none
 */
export const readBrand = async (bucket: Objects): Promise<Brand | undefined> => {
  const text = await bucket.get(brandKey);
  return text === undefined ? undefined : parseBrand(JSON.parse(text));
};

const listPictures = (brand: Brand | undefined): readonly string[] =>
  Object.values(brand?.logo ?? {}).map((path) => path.slice(1));

/**
 * Publishes a brand: pictures first, so that no page names one that is not there; those of the brand before go last.
 */
export const publishBrand = async (bucket: Objects, { brand, files }: PreparedBrand): Promise<void> => {
  const before = await readBrand(bucket);
  for (const file of files) await bucket.put(file, cacheControls.picture);
  const content = Buffer.from(JSON.stringify(brand));
  await bucket.put({ key: brandKey, content, contentType: 'application/json' }, cacheControls.brand);
  const kept = listPictures(brand);
  for (const key of listPictures(before)) if (!kept.includes(key)) await bucket.delete(key);
};

/**
 * Takes the brand away; the product's own look is back with the next visit.
 * @returns whether there was one
 */
export const removeBrand = async (bucket: Objects): Promise<boolean> => {
  const before = await readBrand(bucket);
  await bucket.delete(brandKey);
  for (const key of listPictures(before)) await bucket.delete(key);
  return before !== undefined;
};
