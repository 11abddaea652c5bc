import { paginateDescribeAlarms, type MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { DescribeStateMachineCommand } from '@aws-sdk/client-sfn';
import type { Check, Examined } from '../check.ts';
import { advice, error, warning, when, type Finding } from '../finding.ts';

/** The state machine. */
export const machine: Check = {
  name: 'Process',
  expects: 'its state machine is active',
  look: async ({ machines, deployment: { stateMachineArn } }) => {
    const { status } = await machines.send(new DescribeStateMachineCommand({ stateMachineArn }));
    return when(status !== 'ACTIVE', () =>
      error('process-unusable', `The state machine is ${status ?? 'unknown'}.`, 'Deploy the stack again.'),
    );
  },
};

const listAlarms = async ({ cloudwatch, deployment }: Examined): Promise<readonly MetricAlarm[]> => {
  const found: MetricAlarm[] = [];
  const pages = paginateDescribeAlarms(
    { client: cloudwatch },
    { AlarmNamePrefix: `${deployment.stackName}-`, AlarmTypes: ['MetricAlarm'] },
  );
  for await (const { MetricAlarms = [] } of pages) found.push(...MetricAlarms);
  return found;
};

const ofAlarm = ({ AlarmName = '', AlarmDescription = '', ...alarm }: MetricAlarm): readonly Finding[] => [
  ...when(alarm.StateValue === 'ALARM', () =>
    warning(
      'alarm-rings',
      `${AlarmName} rings: ${AlarmDescription}.`,
      'docs/operations.md, "When an alarm rings", says what to do.',
    ),
  ),
  ...when(alarm.ActionsEnabled !== true || (alarm.AlarmActions ?? []).length === 0, () =>
    warning(
      'alarm-silent',
      `${AlarmName} tells nobody when it rings.`,
      `aws cloudwatch enable-alarm-actions --alarm-names ${AlarmName}, or deploy the stack again.`,
    ),
  ),
];

const listTopics = (alarms: readonly MetricAlarm[]): readonly string[] => [
  ...new Set(alarms.flatMap(({ AlarmActions = [] }) => AlarmActions.filter((arn) => arn.includes(':sns:')))),
];

const ofTopic = async ({ account }: Examined, topic: string): Promise<readonly Finding[]> => {
  const { confirmed, pending } = await account.subscriptions(topic);
  const waiting = pending > 0 ? ` ${pending.toString()} have not confirmed the mail that they got.` : '';
  return when(confirmed === 0, () =>
    error(
      'alarm-unheard',
      `Nobody hears the alarms.${waiting}`,
      `aws sns subscribe --topic-arn ${topic} --protocol email --notification-endpoint YOU@example.com, and confirm.`,
    ),
  );
};

/** The alarms, and who hears them. */
export const alarms: Check = {
  name: 'Alarms',
  expects: 'they are quiet, and somebody hears them',
  look: async (examined) => {
    const found = await listAlarms(examined);
    if (found.length === 0)
      return [
        error(
          'alarms-missing',
          `There is no alarm whose name begins with ${examined.deployment.stackName}-.`,
          'Deploy the stack again.',
        ),
      ];
    const topics = await Promise.all(listTopics(found).map((topic) => ofTopic(examined, topic)));
    return {
      findings: [...found.flatMap(ofAlarm), ...topics.flat()],
      note: `${found.length.toString()} alarms`,
    };
  },
};

// Each step of each order, and each request of each page, takes one for a moment.
const [tooFew, few] = [100, 500];

/** Quotas that a new account has too little of. */
export const quotas: Check = {
  name: 'Quotas',
  expects: 'the account may run enough functions at once',
  look: async ({ account }) => {
    const concurrency = await account.concurrency();
    const wrong = `Lambda runs ${concurrency.toString()} functions at once in this account.`;
    const remedy =
      'aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000';
    return [
      ...when(concurrency < tooFew, () => warning('concurrency-low', wrong, remedy)),
      ...when(concurrency >= tooFew && concurrency < few, () => advice('concurrency-low', wrong, remedy)),
    ];
  },
};
