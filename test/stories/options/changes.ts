import { DeleteParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { expect } from 'vitest';
import { optionDefinition, optionNames } from '../../../domain/options/options.ts';
import { Phone } from '../../../demo/actors/phone.ts';
import { adminClient } from '../../../local/index.ts';
import type { Person, StandingOrder } from '../person.ts';
import { story } from '../story.ts';
import type { World } from '../world.ts';

/** How long functions go by the options that they read, in milliseconds. */
const optionsAreKnown = 30_000;

/** Options of another release: one is no more, one may not hold its value any more, most were not there. */
const ofAnotherRelease = { 'colour-of-the-page': 'blue', 'qr-delivery': 'pigeon', validity: 'P1M' };

/**
 * CloudFormation deploys the options as the release before had them: `notify` was not there, another one was, and one had
 * another definition, with which CloudFormation writes its value anew.
 * @returns deploys the release of today again
 */
const deployOptionsOfBefore = async ({ cloud }: World): Promise<() => Promise<void>> => {
  const ssm = new SSMClient(adminClient(cloud.endpoints.aws));
  const nameOf = (name: string) => ({ Name: `${cloud.endpoints.optionsPath}/${name}` });
  const put = async (name: string, Value: string, AllowedPattern: string, Overwrite = false) => {
    const parameter = { ...nameOf(name), Type: 'String', Value, AllowedPattern, Overwrite } as const;
    await ssm.send(new PutParameterCommand(parameter));
  };
  const remove = (name: string) => ssm.send(new DeleteParameterCommand(nameOf(name)));
  const [notify, validity] = [optionDefinition('notify'), optionDefinition('validity')];
  await remove('notify');
  await put('colour-of-the-page', 'blue', '^[a-z]+$');
  await put('validity', 'P30D', '^P.*$', true);
  cloud.clock.advance(optionsAreKnown);
  return async () => {
    await remove('colour-of-the-page');
    await put('notify', notify.initial, notify.pattern);
    await put('validity', validity.initial, validity.pattern, true);
    cloud.clock.advance(optionsAreKnown);
  };
};

interface Running {
  readonly alva: Person;
  readonly berit: Person;
  readonly standing: StandingOrder;
  readonly cancelled: StandingOrder;
}

/** What was under way ends as its users want, and what would begin is stopped with the name of what is missing. */
const endUnderOptionsOfBefore = async (
  world: World,
  { alva, berit, standing, cancelled }: Running,
): Promise<void> => {
  await alva.selfService.approve(standing.orderId, await standing.phone.answer());
  await standing.phone.install();
  await standing.phone.acknowledge();
  await alva.selfService.reach(standing.orderId, 'completed');
  await berit.selfService.cancel(cancelled.orderId);
  for (const { orderId } of [standing, cancelled]) await world.processEnds(orderId);
  await world.rang('OptionInvalid');
  expect(world.logged('option-invalid')).toContain('Parameter notify does not exist');
  await berit.signInAgain();
  const { orderId } = await berit.selfService.start();
  await world.processEnds(orderId);
  expect((await world.order(orderId)).ended?.reason).toBe('option-invalid');
};

export const changes = [
  story('an order that began under the options of another release is completed', async (world) => {
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-approval');
    await world.change('Orders', { orderId }, 'SET options = :value', ofAnotherRelease);
    await alva.selfService.approve(orderId, await phone.answer());
    await phone.install();
    await phone.acknowledge();
    await alva.selfService.reach(orderId, 'completed');
    await world.processEnds(orderId);
    const [mobileId] = await alva.selfService.mobileIds();
    expect(mobileId?.state).toBe('active');
  }),

  story('an order that began under the options of another release can be cancelled', async (world) => {
    const alva = await world.newUser();
    const { orderId } = await alva.goTo('awaiting-phone');
    await world.change('Orders', { orderId }, 'SET options = :value', ofAnotherRelease);
    await alva.selfService.cancel(orderId);
    await world.processEnds(orderId);
    const next = await alva.selfService.start();
    expect(next.orderId).not.toBe(orderId);
    await alva.selfService.cancel(next.orderId);
  }),

  story(
    'the release before is deployed over running orders: they end well, and new ones wait for its successor',
    async (world) => {
      const [alva, berit] = [await world.newUser(), await world.newUser()];
      const standing = await alva.goTo('awaiting-approval');
      const cancelled = await berit.goTo('awaiting-phone');
      const deploySuccessor = await deployOptionsOfBefore(world);
      try {
        await endUnderOptionsOfBefore(world, { alva, berit, standing, cancelled });
      } finally {
        await deploySuccessor();
      }
      await world.isOver('OptionInvalid');
      await berit.signInAgain();
      expect((await berit.getMobileId()).mobileId.state).toBe('active');
    },
    ['LoadOptionsErrors'],
  ),

  story('an option is changed between two orders, and each goes by what it started with', async (world) => {
    const [alva, berit] = [await world.newUser(), await world.newUser()];
    const before = await alva.goTo('awaiting-confirmation');
    await world.setOption('certificates/signature', 'never');
    const { mobileId } = await berit.getMobileId();
    expect(mobileId.certificates.map(({ kind }) => kind)).toEqual(['authentication']);

    await alva.selfService.confirm(before.orderId);
    const link = (await alva.selfService.reachCode(before.orderId)).link ?? '';
    const { kinds } = await new Phone(world.cloud.endpoints.api, link).open();
    expect(kinds.map(({ kind }) => kind)).toEqual(['authentication', 'signature']);
    await alva.selfService.cancel(before.orderId);
  }),

  story('an order keeps every option that it ran with, and the version of each', async (world) => {
    const alva = await world.newUser();
    const version = await world.setOption('validity', 'P30D');
    const { orderId } = await alva.goTo('awaiting-confirmation');
    await world.setOption('validity', 'P60D');
    await alva.selfService.cancel(orderId);
    await world.processEnds(orderId);
    const { options, optionVersions = {} } = await world.order(orderId);
    expect(options?.validity).toBe('P30D');
    expect(optionVersions['validity']).toBe(version);
    expect(Object.keys(options ?? {}).toSorted()).toEqual([...optionNames].toSorted());
    expect(Object.keys(optionVersions).toSorted()).toEqual([...optionNames].toSorted());
  }),
];
