import { expect } from 'vitest';
import { until } from '../../../demo/actors/until.ts';
import { ApiProblem } from '../../../demo/actors/http.ts';
import { story } from '../story.ts';

const minute = 60_000;

/** The API refuses a sign-in as too old, and says how old one may be (RFC 9470 section 3). */
const expectTooOld = async (asked: Promise<unknown>, seconds: number): Promise<void> => {
  const problem = await asked.catch((error: unknown) => error);
  if (!(problem instanceof ApiProblem)) throw new Error('The API did not refuse');
  expect([problem.status, problem.code]).toEqual([401, 'sign-in-too-old']);
  const challenge = problem.headers.get('x-amzn-remapped-www-authenticate');
  expect(challenge).toMatch(/^Bearer error="insufficient_user_authentication"/);
  expect(challenge).toContain(`max_age="${seconds.toString()}"`);
};

export const signInAge = [
  story('a sign-in is too old to start an order, and good again with a longer sign-in-age', async (world) => {
    const alva = await world.newUser();
    world.cloud.clock.advance(11 * minute);
    await expectTooOld(alva.selfService.start(), 600);
    await world.setOption('sign-in-age', 'PT13M');
    const { orderId } = await alva.selfService.start();
    await alva.selfService.reach(orderId, 'awaiting-confirmation');
    await alva.selfService.cancel(orderId);
  }),

  story('a sign-in is too old to see a QR code, to renew it, or to report a phone lost', async (world) => {
    // The access token outlives the eleven minutes, however busy the machine is.
    world.cloud.clock.rate = 1;
    const alva = await world.newUser();
    await alva.getMobileId();
    const { orderId } = await alva.goTo('awaiting-confirmation');
    world.cloud.clock.advance(11 * minute);
    await expectTooOld(alva.selfService.confirm(orderId, { oldPhone: 'lost' }), 600);
    expect(
      (await world.mobileIds()).filter(({ userId, state }) => userId === alva.userId && state === 'active'),
    ).toHaveLength(1);
    await alva.selfService.confirm(orderId, { oldPhone: 'kept' });
    await expectTooOld(
      until(
        () => alva.selfService.read(orderId),
        ({ activationCode }) => activationCode !== undefined,
      ),
      600,
    );
    await expectTooOld(alva.selfService.renewCode(orderId), 600);
    await alva.signInAgain();
    const { link } = await alva.selfService.reachCode(orderId);
    const { activationCode } = await alva.selfService.renewCode(orderId);
    expect([link, activationCode?.link].every((shown) => shown?.startsWith('http'))).toBe(true);
    await alva.selfService.cancel(orderId);
  }),

  story('a sign-in is too old to approve an order, and the order waits for a new one', async (world) => {
    await world.setOption('sign-in-age', 'PT5M');
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-approval');
    // The order keeps what it started with.
    await world.setOption('sign-in-age', 'PT12H');
    world.cloud.clock.advance(5 * minute);
    const matchCode = await phone.answer();
    await expectTooOld(alva.selfService.approve(orderId, matchCode), 300);
    expect(await alva.selfService.read(orderId)).toMatchObject({ state: 'awaiting-approval' });
    await alva.signInAgain();
    await alva.selfService.approve(orderId, matchCode);
    await phone.install();
    await phone.acknowledge();
    await alva.selfService.reach(orderId, 'completed');
  }),
];
