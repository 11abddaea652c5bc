/** Whether the browser keeps what the page stores, also when space runs short. Neither question can fail. */
export interface Keeping {
  /** Asks the browser to keep it. @returns whether it will */
  readonly ask: () => Promise<boolean>;
  /** @returns whether it does */
  readonly check: () => Promise<boolean>;
}

/**
 * @param storage `navigator.storage`; undefined on pages without https
 * @see https://storage.spec.whatwg.org/#persistence
 */
export const createKeeping = (storage: StorageManager | undefined): Keeping => ({
  ask: () => orNot(async () => (await storage?.persist()) ?? false),
  check: () => orNot(async () => (await storage?.persisted()) ?? false),
});

const orNot = async (question: () => Promise<boolean>): Promise<boolean> => {
  try {
    return await question();
  } catch {
    return false;
  }
};
