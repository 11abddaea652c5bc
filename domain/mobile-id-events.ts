import * as v from 'valibot';
import { changeReasons, changers, mobileIdStateNames } from './mobile-id.ts';

/**
 * Events of EventBridge's default bus that tell other systems what has become of a mobile ID: one by one, in no order that
 * could be relied on, perhaps twice, and not at all where their process failed. Whoever wants to be sure reads the mobile ID.
 */
export const mobileIdEvents = { source: 'get-mobile-id', detailType: 'Mobile ID State Change' } as const;

/** The `detail` of such an event: ids and words, nothing personal. */
export const MobileIdEventSchema = v.strictObject({
  userId: v.string(),
  mobileId: v.string(),
  /** What the mobile ID is from now on. */
  state: v.picklist(mobileIdStateNames),
  reason: v.picklist(changeReasons),
  by: v.picklist(changers),
});
