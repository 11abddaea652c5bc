/** Reads or writes what a browser may refuse to keep; undefined where it does. */
export const tryStorage = <Value>(work: () => Value): Value | undefined => {
  try {
    return work();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
};
