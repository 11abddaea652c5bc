import { describe, expect, it } from 'vitest';
import { isEnded, orderStateNames, submissions } from '../../../domain/order/order-states.ts';
import { designRules, moves, renewals, start, type DesignRule, type Model } from './life-cycle-model.ts';

/** What must hold in every state that can be reached. */
const invariants: Readonly<Record<string, (model: Model) => boolean>> = {
  'an active mobile ID is that of a completed order': ({ mobileId, order }) =>
    mobileId !== 'active' || order === 'completed',
  'an active mobile ID has a valid certificate': ({ mobileId, certificate }) =>
    mobileId !== 'active' || certificate === 'valid',
  'an active mobile ID was confirmed, answered, approved and installed': ({ mobileId, submitted }) =>
    mobileId !== 'active' || submissions.every((each) => submitted.includes(each)),
  'nobody has an active mobile ID who is not active': ({ mobileId, userIsActive }) =>
    mobileId !== 'active' || userIsActive,
  'nothing is valid of a settled order without a mobile ID': ({ isSettled, order, certificate, isAsking }) =>
    !isSettled || order === 'completed' || (certificate !== 'valid' && !isAsking),
  'a settled order without a mobile ID has none that could be used': ({ isSettled, order, mobileId }) =>
    !isSettled || order === 'completed' || mobileId === 'none' || mobileId === 'locked',
  'nothing is issued before the user approved': ({ certificate, isAsking, submitted }) =>
    (certificate === 'none' && !isAsking) || submitted.includes('approval'),
};

/** No move may begin to issue for a user who is not active. */
const isSound = (from: Model, to: Model): boolean =>
  !(from.order !== 'issuing' && to.order === 'issuing') || from.userIsActive;

const brokenBy = (model: Model, next: readonly Model[]): readonly string[] => [
  ...Object.entries(invariants).flatMap(([name, holds]) => (holds(model) ? [] : [name])),
  ...(next.length > 0 || (isEnded(model.order) && model.isSettled) ? [] : ['every order ends']),
  ...(next.every((each) => isSound(model, each)) ? [] : ['issuing begins for active users only']),
];

/** Every state that can be reached, and what does not hold in some of them. */
const explore = (left?: DesignRule) => {
  const seen = new Map([start, ...renewals].map((model) => [JSON.stringify(model), model]));
  const broken = new Set<string>();
  for (const model of seen.values()) {
    const next = moves(model, (rule) => rule !== left);
    for (const name of brokenBy(model, next)) broken.add(name);
    for (const each of next) seen.set(JSON.stringify(each), each);
  }
  const reached = new Set([...seen.values()].map(({ order }) => order));
  return { states: seen.size, broken: [...broken], reached };
};

const { states, broken, reached } = explore();

describe('the model of the life cycle', () => {
  it(`keeps every invariant in all ${states.toString()} states that can be reached`, () => {
    expect([...reached].toSorted()).toEqual(orderStateNames.toSorted());
    expect(broken).toEqual([]);
  });

  it.each(designRules)('breaks some without the rule: %s', (rule) => {
    expect(explore(rule).broken).not.toEqual([]);
  });
});
