import { describe, expect, it } from 'vitest';
import { changeAt } from '../../../../api/mobile-id-response.ts';
import {
  mobileIdChanges,
  mobileIdStateNames,
  type Change,
  type MobileIdState,
} from '../../../../domain/mobile-id.ts';
import { changeMobileId, findMobileId } from '../../../../lambdas/aws/tables/mobile-ids.ts';
import { later, mobileIdIn, start } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

type Reason = Change['reason'];

// Written out here once more, so that a change added to the model by mistake is seen.
const leads: Readonly<Record<Reason, Partial<Record<MobileIdState, MobileIdState>>>> = {
  installed: { registered: 'active' },
  'user-inactive': { active: 'inactive' },
  'user-active': { inactive: 'active' },
  deactivated: { active: 'inactive', inactive: 'inactive' },
  reactivated: { inactive: 'active' },
  'phone-lost': { active: 'locked', inactive: 'locked' },
  'phone-stolen': { active: 'locked', inactive: 'locked' },
  'no-longer-needed': { active: 'locked', inactive: 'locked' },
  replaced: { registered: 'locked', active: 'locked', inactive: 'locked' },
  'order-ended': { registered: 'locked', active: 'locked', inactive: 'locked' },
  'user-locked': { registered: 'locked', active: 'locked', inactive: 'locked' },
  'user-deleted': { registered: 'locked', active: 'locked', inactive: 'locked' },
};

const changes: readonly Change[] = Object.values(mobileIdChanges).flatMap((definition, index) => {
  const reason = Object.keys(leads)[index];
  return isReason(reason) ? [toChange(reason, definition.by[0])] : [];
});

function isReason(name: string | undefined): name is Reason {
  return name !== undefined && name in leads;
}

function toChange(reason: Reason, by: string): Change;
function toChange(reason: string, by: string): object {
  return { reason, by };
}

const earlier = (reason: Reason) => ({ reason, by: 'directory', at: start.toISOString() }) as const;

/** A mobile ID that was made inactive by the directory, where it is inactive. */
const stageWith = (state: MobileIdState, notAfter = later(60).toISOString()) => {
  const stage = new Stage();
  const mobileId = mobileIdIn(state, {
    notAfter,
    ...(state === 'inactive' && { change: earlier('user-inactive') }),
  });
  stage.tables.put('mobile-ids', mobileId);
  return { stage, mobileId };
};

const pairs = changes.flatMap((change) => mobileIdStateNames.map((from) => ({ from, change })));
const allowed = ({ from, change }: (typeof pairs)[number]) => leads[change.reason][from];

describe('the life cycle of a mobile ID', () => {
  it.each(pairs.filter((pair) => allowed(pair) !== undefined))(
    'lets one that is $from change: $change.reason',
    async ({ from, change }) => {
      const { stage, mobileId } = stageWith(from);
      await changeMobileId(stage.deps, mobileId, change, start);
      const found = await findMobileId(stage.deps, mobileId);
      expect(found?.state).toBe(allowed({ from, change }));
      expect(found?.change).toEqual({ ...change, at: start.toISOString() });
      expect(found?.lockReason !== undefined).toBe(found?.state === 'locked');
    },
  );

  it.each(pairs.filter((pair) => allowed(pair) === undefined))(
    'never lets one that is $from change: $change.reason',
    async ({ from, change }) => {
      const { stage, mobileId } = stageWith(from);
      await expect(changeMobileId(stage.deps, mobileId, change, start)).rejects.toMatchObject({
        name: 'ConditionalCheckFailedException',
      });
      expect(await findMobileId(stage.deps, mobileId)).toEqual(mobileId);
    },
  );

  it('lets the directory reactivate only what the directory made inactive', async () => {
    const { stage, mobileId } = stageWith('inactive');
    const byHand = { ...mobileId, change: { ...earlier('deactivated'), by: 'operator' } };
    stage.tables.put('mobile-ids', byHand);
    const reactivate = changeMobileId(
      stage.deps,
      mobileId,
      { reason: 'user-active', by: 'directory' },
      start,
    );
    await expect(reactivate).rejects.toThrow();
    await changeMobileId(stage.deps, mobileId, { reason: 'reactivated', by: 'operator' }, start);
  });

  it('makes none active whose time is over', async () => {
    const { stage, mobileId } = stageWith('inactive', start.toISOString());
    const reactivate = changeMobileId(
      stage.deps,
      mobileId,
      { reason: 'user-active', by: 'directory' },
      start,
    );
    await expect(reactivate).rejects.toThrow();
  });

  it('lets time alone make one expired', () => {
    const { mobileId } = stageWith('active', start.toISOString());
    const expired = { reason: 'expired', by: 'time', at: mobileId.notAfter };
    expect(changeAt(mobileId, new Date(start.getTime() + 1))).toEqual(expired);
    expect(changeAt(mobileId, start)).toBeUndefined();
  });
});
