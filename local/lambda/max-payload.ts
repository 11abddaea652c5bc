/**
 * Bytes that a function may get or give at once, where somebody waits for it.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const maxPayload = 6 * 1024 * 1024;
