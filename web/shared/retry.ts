/**
 * Does something again while it fails.
 * @param maxTries how often in all; `Infinity` for as long as it takes
 * @param waitAfter waits until the next try makes sense; throws the error where none does
 * @param work what may fail
 * @throws what `waitAfter` threw, or the error of the last try
 */
export const retry = async <Result>(
  maxTries: number,
  waitAfter: (error: unknown, failures: number) => Promise<void>,
  work: () => Promise<Result>,
): Promise<Result> => {
  for (let failures = 1; failures < maxTries; failures += 1) {
    try {
      return await work();
    } catch (error) {
      await waitAfter(error, failures);
    }
  }
  return work();
};
