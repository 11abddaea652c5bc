/** Where everything in the local cloud is: an account that AWS gives nobody. */
export const place = { partition: 'aws', account: '000000000000', region: 'eu-central-1' } as const;

/** The ARN of a resource of this account and region. */
export const formatArn = (service: string, resource: string): string =>
  `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`;
