/** Secrets of the orders that the builders make: tests look for them where they must not be. */
export const secrets = {
  activationCode: 'Zm9yIHRlc3RzIG9ubHkhISEhISE',
  phoneSecret: 'cGhvbmUgc2VjcmV0IGZvciB0ZXN0cyBvbmx5IQ',
  matchCode: '204816',
  taskToken: 'AQCEAAAAKgAAAAMAAAAAAAAAAd-task-token',
} as const;

/** The order that the builders make. */
export const orderId = '3f0c6b1e-6f6b-4a52-9d55-6d6f9b2f7a01';
