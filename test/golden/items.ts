import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { optionNames } from '../../domain/options/options.ts';

const ItemsSchema = v.array(v.record(v.string(), v.unknown()));
const OrderItemSchema = v.looseObject({
  orderId: v.string(),
  userId: v.string(),
  state: v.string(),
  createdAt: v.string(),
  options: v.optional(v.record(v.string(), v.unknown())),
  certificates: v.record(
    v.string(),
    v.looseObject({ requestedAt: v.string(), issued: v.optional(v.looseObject({ pem: v.string() })) }),
  ),
  ended: v.optional(v.looseObject({ at: v.string() })),
  chain: v.optional(v.string()),
});

/** An order as it lies in the table: no more is known of it than that. */
export type OrderItem = v.InferOutput<typeof OrderItemSchema>;

const isRelease = /^(\d+\.\d+\.\d+|unreleased)$/;

const locate = (release: string, file: string): URL => new URL(`./${release}/${file}.json`, import.meta.url);

const read = (release: string, file: string): unknown =>
  JSON.parse(readFileSync(locate(release, file), 'utf8'));

/** What each release stored, the oldest first. */
export const releases = readdirSync(new URL('.', import.meta.url))
  .filter((name) => isRelease.test(name))
  .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  .map((name) => ({
    name,
    orders: v.parse(v.array(OrderItemSchema), read(name, 'orders')),
    mobileIds: v.parse(ItemsSchema, read(name, 'mobile-ids')),
    directory: v.parse(ItemsSchema, read(name, 'directory')),
    coordination: v.parse(ItemsSchema, read(name, 'coordination')),
    encryptionKeys: v.parse(ItemsSchema, read(name, 'encryption-keys')),
    // The first release had no such table.
    publicKeys: existsSync(locate(name, 'public-keys'))
      ? v.parse(ItemsSchema, read(name, 'public-keys'))
      : [],
    words: v.parse(v.record(v.string(), v.array(v.string())), read(name, 'words')),
  }));

/** What one release stored. */
export type Release = (typeof releases)[number];

/** What the options of a stored order may have become to a later release, or to one that was rolled back. */
export const optionChanges: readonly (readonly [what: string, change: (options: object) => object])[] = [
  ['that are as they were', (options) => options],
  ['with one that nobody knows', (options) => ({ ...options, 'colour-of-the-page': 'blue' })],
  ['of which none is there', () => ({})],
  [
    'of which none may hold its value any more',
    () => Object.fromEntries(optionNames.map((name) => [name, 'a value of once'])),
  ],
];

/** An order with its options changed; one that has none yet stays as it is. */
export const withOptions = (order: OrderItem, change: (options: object) => object): OrderItem =>
  order.options ? { ...order, options: { ...change(order.options) } } : order;
