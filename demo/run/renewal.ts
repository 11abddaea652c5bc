import { renew } from '../actors/renew.ts';
import type { SelfService } from '../actors/self-service.ts';
import type { Phone } from '../actors/phone.ts';
import type { DemoCloud } from '../cloud.ts';

/** What a renewal is shown with. */
export interface ShownRenewal {
  /** The phone that has the mobile ID. */
  readonly phone: Phone;
  /** Self-Service of its user, signed in. */
  readonly openPage: () => Promise<SelfService>;
  /** Puts the clock to shortly after a moment. */
  readonly putClockTo: (moment: Date) => void;
  readonly onStep: (step: string) => void;
}

/**
 * Opens a phone once it may renew its mobile ID, and lets it do so.
 * @returns the new mobile ID
 * @throws {ApiProblem} @throws {Error} the options let no phone renew
 */
export const showRenewal = async (
  { clock, endpoints }: DemoCloud,
  { phone, openPage, putClockTo, onStep }: ShownRenewal,
): Promise<string> => {
  const now = (): Date => clock.date();
  const { renewableFrom } = await phone.readMobileId(now());
  if (renewableFrom === undefined) throw new Error('No phone renews: the option renewal-from is PT0S');
  putClockTo(new Date(renewableFrom));
  const page = await openPage();
  onStep(`${renewableFrom.slice(0, 10)}: the phone is opened, and renews its mobile ID`);
  const { orderId } = await renew(
    { apiUrl: endpoints.api, phone, now },
    async ({ orderId: running }, matchCode) => {
      await page.reach(running, 'awaiting-approval');
      await page.approve(running, matchCode);
      onStep('The user has typed the match code');
    },
  );
  const { mobileId = '' } = await page.reach(orderId, 'completed');
  onStep('The phone has installed the new one');
  return mobileId;
};
