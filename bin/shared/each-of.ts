/**
 * Does something with each of many, so many at the same time at most; takes the next only when there is room for it.
 * @throws what the first call that fails throws, after the others under way have ended
 */
export const forEachOf = async <Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  atOnce: number,
  use: (item: Item) => Promise<void>,
): Promise<void> => {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for await (const item of items) {
    const run = use(item)
      .catch((error: unknown) => {
        failures.push(error);
      })
      .finally(() => running.delete(run));
    running.add(run);
    if (running.size >= atOnce) await Promise.race(running);
    if (failures.length > 0) break;
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
};
