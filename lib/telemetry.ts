/** Names under which the functions log and count (Powertools for AWS Lambda). */
export const telemetry = { service: 'get-mobile-id', namespace: 'GetMobileId' } as const;
