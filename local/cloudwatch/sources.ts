import type { Metric, Point } from './metric.ts';

/**
 * What the local cloud counts for AWS, by namespace. Whatever is not AWS's, functions count themselves, in their log.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html
 */
export const counted = {
  'AWS/ApiGateway': ['4xx', '5xx'],
  'AWS/Lambda': ['Errors', 'Invocations', 'IteratorAge'],
  'AWS/SES': ['Bounce', 'Complaint', 'Reject'],
  'AWS/SQS': ['ApproximateNumberOfMessagesVisible'],
  'AWS/States': ['ExecutionsFailed', 'ExecutionsTimedOut'],
} as const;

type Namespace = keyof typeof counted;

/** Metrics that alarms look at and that nothing here can ever count, and why. */
export const neverCounted: readonly (Omit<Metric, 'dimensions'> & { readonly why: string })[] = [
  { namespace: 'AWS/States', name: 'ExecutionThrottled', why: 'state transitions have no quota here' },
  { namespace: 'AWS/ACMPrivateCA', name: 'MisconfiguredCRLBucket', why: 'no list is written to a bucket' },
];

const all: readonly Omit<Metric, 'dimensions'>[] = [
  ...Object.entries(counted).flatMap(([namespace, names]) => names.map((name) => ({ namespace, name }))),
  ...neverCounted,
];

/** @throws {Error} nothing here counts this, and it is not said why */
export const requireSource = ({ namespace, name }: Metric): void => {
  if (!namespace.startsWith('AWS/')) return;
  if (all.some((known) => known.namespace === namespace && known.name === name)) return;
  throw new Error(`An alarm looks at ${namespace} ${name}, which is not emulated`);
};

const point = <Space extends Namespace>(
  namespace: Space,
  name: (typeof counted)[Space][number],
  dimensions: Metric['dimensions'],
  value = 1,
): Point => ({ namespace, name, dimensions, value });

/** A function has run. */
export const ofInvocation = (run: { readonly function: string; readonly failed: boolean }) => {
  const dimensions = { FunctionName: run.function };
  const errors = point('AWS/Lambda', 'Errors', dimensions, run.failed ? 1 : 0);
  return [point('AWS/Lambda', 'Invocations', dimensions), errors];
};

/** A function gets records of a stream, the last of which has been there for so many milliseconds. */
export const ofStreamBatch = (batch: { readonly function: string; readonly age: number }): Point =>
  point('AWS/Lambda', 'IteratorAge', { FunctionName: batch.function }, batch.age);

const unhappy = { FAILED: 'ExecutionsFailed', TIMED_OUT: 'ExecutionsTimedOut' } as const;

/** An execution has another status. */
export const ofExecution = (change: { readonly stateMachineArn: string; readonly status: string }) => {
  const { stateMachineArn: StateMachineArn, status } = change;
  return status === 'FAILED' || status === 'TIMED_OUT'
    ? [point('AWS/States', unhappy[status], { StateMachineArn })]
    : [];
};

/** The API has answered. */
export const ofRequest = (api: { readonly ApiId: string; readonly Stage: string }, status: number) => [
  point('AWS/ApiGateway', '4xx', api, status >= 400 && status < 500 ? 1 : 0),
  point('AWS/ApiGateway', '5xx', api, status >= 500 ? 1 : 0),
];

/** A queue holds so many messages. */
export const ofQueue = (QueueName: string, messages: number): Point =>
  point('AWS/SQS', 'ApproximateNumberOfMessagesVisible', { QueueName }, messages);

/** What may come back for a mail. */
export type MailEvent = (typeof counted)['AWS/SES'][number];

/** Something came back for a mail. */
export const ofMail = (event: MailEvent, dimensions: Metric['dimensions']): Point =>
  point('AWS/SES', event, dimensions);
