import { randomUUID } from 'node:crypto';
import type { DemoCloud } from '../../demo/cloud.ts';
import type { Phone } from '../../demo/actors/phone.ts';
import type { SelfService } from '../../demo/actors/self-service.ts';
import { signIn } from '../../demo/actors/sign-in.ts';
import { Canaries } from '../stories/canaries.ts';
import { Person, type Step } from '../stories/person.ts';
import { places, type Place } from './places.ts';

/** Somebody with an order, and all that only they or their phone have. */
export interface Member {
  readonly orderId: string;
  readonly mobileId: string;
  readonly token: string;
  readonly code: string;
  readonly secret: string;
  readonly matchCode: string;
  /** Body with which the phone uses the activation code, or used it. */
  readonly submission: string;
}

/** People who have orders at every step, and others whose tokens are of little use. */
export interface Cast {
  readonly members: ReadonlyMap<Place, Member>;
  readonly tokens: Readonly<Record<'other' | 'locked' | 'unknown' | 'ofLongAgo', string>>;
}

const user = (state: 'active' | 'locked' = 'active') => {
  const subject = randomUUID();
  const attributes = {
    email: `${subject}@example.com`,
    state,
    language: 'en',
    commonName: 'Alva Active',
  } as const;
  return { subject, hint: 'of a fuzz', attributes };
};

const steps: Readonly<Record<Exclude<Place, 'no order'>, Step>> = {
  'awaiting-confirmation': 'awaiting-confirmation',
  'awaiting-phone': 'awaiting-phone',
  'awaiting-another-code': 'awaiting-phone',
  'awaiting-approval': 'awaiting-approval',
  'awaiting-installation': 'awaiting-installation',
  completed: 'awaiting-installation',
  cancelled: 'awaiting-approval',
};

const complete = async (phone: Phone, selfService: SelfService, orderId: string): Promise<string> => {
  await phone.install();
  await phone.acknowledge();
  return (await selfService.reach(orderId, 'completed')).mobileId ?? '';
};

const member = async (cloud: DemoCloud, place: Place): Promise<Member> => {
  const person = await Person.signedIn(cloud, new Canaries(), user());
  const token = await signIn(cloud.endpoints, person.user.subject);
  const [orderId, mobileId] = [randomUUID(), randomUUID()];
  const nothing = {
    orderId,
    mobileId,
    token,
    code: 'A'.repeat(27),
    secret: 'A'.repeat(43),
    matchCode: '000000',
  };
  if (place === 'no order') return { ...nothing, submission: '{}' };
  const { phone, link, ...order } = await person.goTo(steps[place]);
  const own = { ...nothing, orderId: order.orderId, secret: phone.secret };
  if (place === 'awaiting-confirmation') return { ...own, submission: '{}' };
  const code = link.slice(link.lastIndexOf('.') + 1);
  const submission = await phone.prepare();
  if (steps[place] === 'awaiting-phone') return { ...own, code, submission };
  const matchCode = place === 'awaiting-approval' ? await phone.answer() : own.matchCode;
  if (place === 'cancelled') await person.selfService.cancel(order.orderId);
  if (place !== 'completed') return { ...own, code, submission, matchCode };
  return { ...own, code, submission, mobileId: await complete(phone, person.selfService, order.orderId) };
};

const signInAs = async (cloud: DemoCloud, state: 'active' | 'locked'): Promise<string> => {
  const somebody = user(state);
  await cloud.addUser(somebody);
  return signIn(cloud.endpoints, somebody.subject);
};

// Longer than `sign-in-age` lets a sign-in be, shorter than a token lives.
const longAgo = 11 * 60_000;

/** New people with new orders. The clock is put forward. */
export const assemble = async (cloud: DemoCloud): Promise<Cast> => {
  const ofLongAgo = await signInAs(cloud, 'active');
  cloud.clock.advance(longAgo);
  const members = await Promise.all(
    places.map(async (place) => [place, await member(cloud, place)] as const),
  );
  return {
    members: new Map(members),
    tokens: {
      other: await signInAs(cloud, 'active'),
      locked: await signInAs(cloud, 'locked'),
      unknown: await signIn(cloud.endpoints, randomUUID(), 'other'),
      ofLongAgo,
    },
  };
};
