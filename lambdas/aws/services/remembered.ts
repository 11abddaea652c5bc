/**
 * Remembers what a read gave, in this instance of a function. Reads at the same time share one; an error is not
 * remembered, so the next read asks again.
 * @param maxAgeMs how long it is gone by, in milliseconds from when it was asked for
 * @returns reads, or gives what is remembered
 */
export const remember = <Value>(
  maxAgeMs: number,
  now: () => Date,
  read: () => Promise<Value>,
): (() => Promise<Value>) => {
  let known: { readonly value: Promise<Value>; readonly askedAt: number } | undefined;
  return async () => {
    const askedAt = now().getTime();
    if (!known || askedAt - known.askedAt >= maxAgeMs) known = { value: read(), askedAt };
    const { value } = known;
    try {
      return await value;
    } catch (error) {
      if (known.value === value) known = undefined;
      throw error;
    }
  };
};
