import { SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { accountRequests } from '../../../bin/doctor/account-requests.ts';

const reach = {
  region: 'eu-central-1',
  credentials: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'of no account',
    sessionToken: 'session',
  },
};

const topic = 'arn:aws:sns:eu-central-1:111122223333:Alarms';

/** What was asked, and an answer to it. */
const asking = (answer: () => Response, region = reach.region) => {
  const ssm = new SSMClient({ ...reach, region });
  const asked: Request[] = [];
  const requests = accountRequests(ssm, (input, init) => {
    asked.push(new Request(input, init));
    return Promise.resolve(answer());
  });
  return { asked, requests };
};

describe('requests about the account', () => {
  it('ask SNS how many hear a topic, signed', async () => {
    const entry = (key: string, value: number) =>
      `<entry>\n <key>${key}</key>\n <value>${value.toString()}</value>\n</entry>`;
    const xml = `<GetTopicAttributesResponse>${entry('SubscriptionsPending', 3)}${entry('SubscriptionsConfirmed', 2)}</GetTopicAttributesResponse>`;
    const { asked, requests } = asking(() => new Response(xml));
    expect(await requests.subscriptions(topic)).toEqual({ confirmed: 2, pending: 3 });
    const [request] = asked;
    expect(request?.url).toBe('https://sns.eu-central-1.amazonaws.com/');
    expect(new URLSearchParams(await request?.text()).get('TopicArn')).toBe(topic);
    expect(request?.headers.get('authorization')).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIA.*\/eu-central-1\/sns\/aws4_request/,
    );
    expect(request?.headers.get('x-amz-security-token')).toBe('session');
  });

  it('ask Lambda how many functions may run at once', async () => {
    const { asked, requests } = asking(() => Response.json({ AccountLimit: { ConcurrentExecutions: 10 } }));
    expect(await requests.concurrency()).toBe(10);
    expect(asked[0]?.url).toBe('https://lambda.eu-central-1.amazonaws.com/2016-08-19/account-settings/');
  });

  it.each([
    ['cn-north-1', 'cn-north-1.amazonaws.com.cn'],
    ['us-gov-west-1', 'us-gov-west-1.amazonaws.com'],
    ['eusc-de-east-1', 'eusc-de-east-1.amazonaws.eu'],
  ])('go to the hosts of the partition: %s', async (region, domain) => {
    const xml = '<GetTopicAttributesResponse/>';
    const sns = asking(() => new Response(xml), region);
    await sns.requests.subscriptions(topic);
    expect(sns.asked[0]?.url).toBe(`https://sns.${domain}/`);
    const limits = { AccountLimit: { ConcurrentExecutions: 10 } };
    const lambda = asking(() => Response.json(limits), region);
    await lambda.requests.concurrency();
    expect(new URL(lambda.asked[0]?.url ?? '').host).toBe(`lambda.${domain}`);
  });

  it('name the error of a service that refuses', async () => {
    const xml = '<ErrorResponse><Error><Code>AuthorizationError</Code></Error></ErrorResponse>';
    const sns = asking(() => new Response(xml, { status: 403 })).requests;
    await expect(sns.subscriptions(topic)).rejects.toMatchObject({ name: 'AuthorizationError' });
    const headers = { 'x-amzn-errortype': 'AccessDeniedException' };
    const lambda = asking(() => Response.json({}, { status: 403, headers })).requests;
    await expect(lambda.concurrency()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
