import { withDemoCloud, type DemoCloud } from '../demo/cloud.ts';
import { processEnds } from '../demo/actors/process-ends.ts';
import type { Usage } from './order-cost.ts';
import { OrderUnits } from './order-units.ts';
import { newUser, oneOrder } from './actors.ts';

/** How often a page and a phone look where the order stands: every other second, for a minute each. */
const looks = 60;

// Here they look as fast as they can, so what they ask is counted apart.
const looking = ['GET /orders/{orderId}', 'GET /activations/{orderId}/certificates'];
const lookedAt = /^(ViewReadOrder|InstallReadCertificates)/;

const kinds = 2;

/** One order with two certificates on a local cloud of its own, and what it made AWS do. */
export const watchOrder = async (): Promise<Usage> => {
  // Each iteration of the Map counts besides its states, and so does the end of the execution.
  let stateTransitions = kinds + 1;
  const onTransition = ({ type }: { readonly type: string }): void => {
    if (type === 'entered' || type === 'retrying') stateTransitions += 1;
  };
  return withDemoCloud({ onTransition }, async (cloud) => {
    const roles = new Set(cloud.authorizer.statements.map(({ principal }) => principal));
    const units = new OrderUnits(
      cloud,
      [...roles].filter((role) => !lookedAt.test(role)),
    );
    const { order } = await oneOrder(cloud, await newUser(cloud, 'one'));
    await processEnds(cloud, order.orderId);
    return { stateTransitions, ...countUsage(cloud), ...(await units.total(looks)) };
  });
};

const countUsage = (cloud: DemoCloud): Omit<Usage, 'stateTransitions' | 'writeUnits' | 'readUnits'> => {
  const answers = cloud.requests.filter(({ routeKey }) => !looking.includes(routeKey ?? ''));
  const requests = answers.length + looks;
  const calls = cloud.calls.log.filter(({ service }) => service === 'kms' || service === 'lambda');
  return {
    invocations: requests + calls.filter(({ service }) => service === 'lambda').length,
    requests,
    mails: cloud.mails().length,
    kmsCalls: calls.filter(({ service }) => service === 'kms').length,
    logBytes: cloud.logs.reduce((bytes, { line }) => bytes + Buffer.byteLength(line), 0),
  };
};
