import type { SSMClient } from '@aws-sdk/client-ssm';
import * as v from 'valibot';
import { findServiceDomain } from '../shared/find-service-domain.ts';
import { fetchSigned, type SignedRequest } from '../shared/fetch-signed.ts';

/** How many endpoints hear of a topic. */
export interface Subscriptions {
  readonly confirmed: number;
  /** Asked, but not confirmed yet. */
  readonly pending: number;
}

/** What the doctor asks of services that nothing else here calls. */
export interface AccountRequests {
  /** docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
  readonly subscriptions: (topicArn: string) => Promise<Subscriptions>;
  /** Functions that may run at once: docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html */
  readonly concurrency: () => Promise<number>;
}

/** A service answered with an error; its name is the service's code. */
class ServiceRefused extends Error {
  constructor(service: string, status: number, body: string) {
    super(`${service} answered ${status.toString()}`);
    this.name = /<Code>(\w+)<\/Code>/.exec(body)?.[1] ?? this.message;
  }
}

const AccountSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ AccountLimit: v.object({ ConcurrentExecutions: v.number() }) }),
);

type Asked = Pick<SignedRequest, 'method' | 'body'> & { readonly path: string };

/**
 * Asks with requests of our own, as two questions do not need two more SDK clients.
 * @param ssm whose credentials, Region and endpoint are taken
 * @param endpoint of a local cloud
 */
export const accountRequests = (
  { config }: Pick<SSMClient, 'config'>,
  request: typeof fetch,
  endpoint?: string,
): AccountRequests => {
  const send = async (service: string, { path, ...asked }: Asked): Promise<string> => {
    const region = await config.region();
    const url = new URL(path, endpoint ?? `https://${service}.${findServiceDomain(config, region)}`);
    const headers = {
      ...(asked.body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
    };
    const response = await fetchSigned(config, { service, url, ...asked, headers }, request);
    const text = await response.text();
    if (!response.ok) throw toRefusal(service, response, text);
    return text;
  };
  return {
    subscriptions: async (topicArn) => {
      const query = { Action: 'GetTopicAttributes', Version: '2010-03-31', TopicArn: topicArn };
      const body = new URLSearchParams(query).toString();
      const answer = await send('sns', { method: 'POST', path: '/', body });
      return {
        confirmed: attribute(answer, 'SubscriptionsConfirmed'),
        pending: attribute(answer, 'SubscriptionsPending'),
      };
    },
    concurrency: async () => {
      const answer = await send('lambda', { method: 'GET', path: '/2016-08-19/account-settings/' });
      return v.parse(AccountSchema, answer).AccountLimit.ConcurrentExecutions;
    },
  };
};

const toRefusal = (service: string, { status, headers }: Response, body: string): Error => {
  const error = new ServiceRefused(service, status, body);
  error.name = headers.get('x-amzn-errortype') ?? error.name;
  return error;
};

const attribute = (answer: string, name: string): number => {
  const [, value] = new RegExp(`<key>${name}</key>\\s*<value>(\\d+)</value>`).exec(answer) ?? [];
  return Number(value ?? 0);
};
