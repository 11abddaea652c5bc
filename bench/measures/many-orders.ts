import { awsQuotas } from '../../local/index.ts';
import { withDemoCloud, type DemoCloud } from '../../demo/cloud.ts';
import { Phone } from '../../demo/actors/phone.ts';
import type { SelfService } from '../../demo/actors/self-service.ts';
import { until } from '../../demo/actors/until.ts';
import { budgets } from '../budgets.ts';
import { forEach } from '../for-each.ts';
import type { Measure } from '../measure.ts';
import { newUser } from '../actors.ts';
import { reachCloud } from '../reached.ts';

/** `ORDERS=2000 npm run bench -- at once` has more of them. */
const orders = Number(process.env['ORDERS'] ?? 500);

// This machine does the work of all of AWS, so a second of the cloud gets some of its own.
const secondsPerSecond = 0.2;

const kinds = 2;

const patience = { every: 500, atMost: 600_000 };

type Reach = ReturnType<typeof reachCloud>;

interface Prepared {
  readonly orderId: string;
  readonly selfService: SelfService;
  readonly phone: Phone;
  readonly matchCode: string;
}

/** Takes an order as far as the six digits. */
const prepare = async (cloud: DemoCloud, reach: Reach, subject: string): Promise<Prepared> => {
  const selfService = await newUser(cloud, subject);
  const { orderId } = await selfService.start();
  await reach(orderId, 'awaiting-confirmation');
  await selfService.confirm(orderId);
  await reach(orderId, 'awaiting-phone');
  const { activationCode } = await selfService.read(orderId);
  const phone = new Phone(cloud.endpoints.api, activationCode?.link ?? '');
  const matchCode = await phone.answer();
  await reach(orderId, 'awaiting-approval');
  return { orderId, selfService, phone, matchCode };
};

/** Has all orders approved at once. @returns certificates per second of the cloud's time, and calls of the CA for each */
const issueAll = async (cloud: DemoCloud, prepared: readonly Prepared[]) => {
  const [start, before] = [cloud.clock.now(), countCalls(cloud)];
  await forEach(prepared, ({ orderId, selfService, matchCode }) => selfService.approve(orderId, matchCode));
  await until(
    () => cloud.authority.listIssued().length,
    (issued) => issued >= prepared.length * kinds,
    patience,
  );
  const certificates = prepared.length * kinds;
  return {
    perSecond: certificates / ((cloud.clock.now() - start) / 1000),
    callsForEach: (countCalls(cloud) - before) / certificates,
  };
};

const countCalls = ({ calls }: DemoCloud): number =>
  calls.log.filter(({ operation }) => operation === 'IssueCertificate').length;

const finish = async (reach: Reach, { orderId, phone }: Prepared): Promise<void> => {
  await reach(orderId, 'awaiting-installation');
  await phone.install();
  await phone.acknowledge();
  await reach(orderId, 'completed');
};

const [{ perSecond: quota }] = awsQuotas;

/** Whether the process uses what the CA's quotas allow when a whole company orders at once, and loses nobody. */
export const manyOrders: Measure = {
  name: `${orders.toString()} orders at once under the quotas of AWS`,
  unit: 'of the best',
  take: (onStep) =>
    withDemoCloud({}, async (cloud) => {
      const reach = reachCloud(cloud);
      const subjects = Array.from({ length: orders }, (_, index) => `user-${index.toString()}`);
      const prepared = await forEach(subjects, (subject) => prepare(cloud, reach, subject));
      onStep('  all of them wait for six digits');
      cloud.quotas.enforced = true;
      cloud.clock.rate = secondsPerSecond;
      const { perSecond, callsForEach } = await issueAll(cloud, prepared);
      onStep(
        `  ${perSecond.toFixed(1)} certificates were issued in a second; the quota is ${quota.toString()}`,
      );
      cloud.clock.rate = 1;
      await forEach(prepared, (order) => finish(reach, order));
      const executions = await until(
        () => cloud.executions(),
        (all) => all.every(({ status }) => status !== 'RUNNING'),
        patience,
      );
      const completed = executions.filter(({ status }) => status === 'SUCCEEDED').length;
      return [
        { of: 'certificates per second', value: perSecond / quota, target: { atLeast: budgets.throughput } },
        {
          of: 'calls of the CA for each certificate',
          value: callsForEach,
          target: { atMost: budgets.callsForEach },
        },
        { of: 'orders completed', value: completed / orders, target: { atLeast: 1 } },
      ];
    }),
};
