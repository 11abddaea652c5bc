/**
 * Does something again while it fails in a way that another try may mend.
 * @param times how often at most, the first time included
 * @param when whether an error is worth another try
 * @param what is done; each time anew
 * @throws what it threw the last time
 */
export const retry = async <Result>(
  times: number,
  when: (error: unknown) => boolean,
  what: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await what();
  } catch (error) {
    if (times <= 1 || !when(error)) throw error;
    return retry(times - 1, when, what);
  }
};
