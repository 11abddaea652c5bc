/** What whatever was thrown says. */
export const readMessage = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
