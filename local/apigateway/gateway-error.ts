const messages = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const;

/** What the gateway answers by itself, instead of a function. */
export class GatewayError extends Error {
  readonly status: keyof typeof messages;
  /** What stands in `www-authenticate`. */
  readonly challenge: string | undefined;

  constructor(status: keyof typeof messages, challenge?: string) {
    super(messages[status]);
    this.name = 'GatewayError';
    this.status = status;
    this.challenge = challenge;
  }
}
