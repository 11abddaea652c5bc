import { X509Certificate } from '@peculiar/x509';
import { expect } from 'vitest';
import { story } from '../story.ts';
import type { World } from '../world.ts';

const day = 24 * 60 * 60_000;

const dayLater = (moment: Date): Date => new Date(moment.getTime() + day);

/** The same day of another year; the 28th of February for the 29th. */
const yearLater = (moment: Date): Date => {
  const later = new Date(moment);
  later.setUTCFullYear(moment.getUTCFullYear() + 1);
  if (later.getUTCMonth() !== moment.getUTCMonth()) later.setUTCDate(0);
  return later;
};

/** What the option holds, and the end that it gives to certificates of an order that enters `issuing`. */
const validities = [
  ['P1D', dayLater],
  ['P1Y', yearLater],
] as const;

const lasts = async (world: World, validity: string, endOf: (issuing: Date) => Date): Promise<void> => {
  await world.setOptions({ validity, 'certificates/encryption': 'always' });
  const alva = await world.newUser();
  const { order, mobileId, installation } = await alva.getMobileId();
  const { issuance } = await world.order(order.orderId);
  const issuing = new Date(issuance?.enteredAt ?? '');
  // Certificates know whole seconds only.
  const end = endOf(new Date(Math.floor(issuing.getTime() / 1000) * 1000));
  const ends = installation.certificates.map(({ pem }) => new X509Certificate(pem).notAfter);
  expect(ends).toEqual([end, end, end]);
  expect(new Date(mobileId.notAfter)).toEqual(end);
};

/** A moment as the message has it. */
const inWords = (moment: Date): string => {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat('en-GB', format).format(moment)} UTC`;
};

export const validity = [
  ...validities.map(([value, endOf]) =>
    story(`all certificates of an order end together, ${value} after it was approved`, (world) =>
      lasts(world, value, endOf),
    ),
  ),

  story('a validity that outlives the CA ends the order at its first step', async (world) => {
    await world.setOption('validity', 'P5Y');
    const alva = await world.newUser();
    const { orderId } = await alva.selfService.start();
    await world.processEnds(orderId);
    const order = await alva.selfService.read(orderId);
    expect(order).toMatchObject({ state: 'failed', ended: { reason: 'option-invalid' } });
    const line = world.logged('option-invalid');
    expect(line).toMatch(
      /holds \\"P5Y\\"; .* an order that starts now may end on \d+ \w+ 20\d\d at \d\d:\d\d UTC/,
    );
    expect(line).toContain(`the CA ends on ${inWords(world.cloud.authority.issuing.notAfter)}`);
    expect(await world.issuedFor(orderId)).toEqual([]);
    await world.rang('OptionInvalid');
  }),
];
