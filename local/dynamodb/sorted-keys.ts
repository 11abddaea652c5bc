import type { KeyRange } from 'dynalite';

/** How many keys a bucket has at most: few enough that to insert one moves little. */
const bucketSize = 512;

/** Position of the first element that a binary search reaches, or the length. */
const firstAt = <Element>(list: readonly Element[], reached: (element: Element) => boolean): number => {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const element = list[middle];
    if (element === undefined || reached(element)) to = middle;
    else from = middle + 1;
  }
  return from;
};

/** Keys in order, in buckets that are in order. */
export class SortedKeys {
  readonly #buckets: string[][] = [[]];

  /** Adds a key that is not among them. */
  add(key: string): void {
    const [index, bucket] = this.#findBucket(key);
    bucket.splice(
      firstAt(bucket, (other) => other > key),
      0,
      key,
    );
    if (bucket.length > bucketSize) this.#buckets.splice(index + 1, 0, bucket.splice(bucketSize / 2));
  }

  /** Removes a key that is among them. */
  delete(key: string): void {
    const [index, bucket] = this.#findBucket(key);
    bucket.splice(
      firstAt(bucket, (other) => other >= key),
      1,
    );
    if (bucket.length === 0 && this.#buckets.length > 1) this.#buckets.splice(index, 1);
  }

  /** The keys of a range. */
  within({ reverse = false, limit = -1, ...range }: KeyRange): string[] {
    const bounds = { gt: '', gte: '', lt: '\uffff', lte: '\uffff', ...range };
    const { gt, gte, lt, lte } = bounds;
    const buckets = this.#bucketsWithin(bounds);
    const found: string[] = [];
    for (const bucket of reverse ? buckets.reverse() : buckets) {
      const inside = bucket.filter((key) => key > gt && key >= gte && key < lt && key <= lte);
      found.push(...(reverse ? inside.reverse() : inside));
      if (limit >= 0 && found.length >= limit) return found.slice(0, limit);
    }
    return found;
  }

  #bucketsWithin({ gt, gte, lt, lte }: Readonly<Record<'gt' | 'gte' | 'lt' | 'lte', string>>): string[][] {
    const [first] = this.#findBucket(gt > gte ? gt : gte);
    const [last] = this.#findBucket(lt < lte ? lt : lte);
    return this.#buckets.slice(first, last + 1);
  }

  /** The bucket where a key is or belongs, and its position. */
  #findBucket(key: string): [number, string[]] {
    const reached = firstAt(this.#buckets, (bucket) => (bucket.at(-1) ?? '') >= key);
    const index = Math.min(reached, this.#buckets.length - 1);
    return [index, this.#buckets[index] ?? []];
  }
}
