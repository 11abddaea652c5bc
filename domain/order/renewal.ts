import { certificateKinds, type CertificateKind, type KeyStore } from '../certificates/certificate-kinds.ts';
import { MobileIdNotRenewable } from '../failures/mobile-id-errors.ts';
import { stateAt, type MobileId } from '../mobile-id.ts';
import { subtractDuration } from '../options/durations.ts';
import { noPeriod } from '../options/option-definition.ts';
import { kindPolicy, listKeyStores, type Options } from '../options/options.ts';

/**
 * From when on the phone of a mobile ID renews it by itself. Never in the first half of its life: a mobile ID that is
 * valid for less than the option says would else be renewed each time its phone looks.
 * @param period the option `renewal-from`
 * @returns undefined where renewal is off, or where the mobile ID does not work
 */
export const findRenewableFrom = (
  mobileId: Pick<MobileId, 'state' | 'notAfter' | 'createdAt'>,
  period: string,
  now: Date,
): Date | undefined => {
  if (period === noPeriod || stateAt(mobileId, now) !== 'active') return undefined;
  const [begun, end] = [Date.parse(mobileId.createdAt), Date.parse(mobileId.notAfter)];
  const from = subtractDuration(new Date(end), period).getTime();
  return new Date(Math.max(from, (begun + end) / 2));
};

/** Whether the phone page renews a mobile ID as soon as it is opened: not where the phone's system keeps the keys. */
export const isRenewable = (
  mobileId: Pick<MobileId, 'state' | 'notAfter' | 'createdAt' | 'store'>,
  period: string,
  now: Date,
): boolean => {
  const from = findRenewableFrom(mobileId, period, now);
  return from !== undefined && from <= now && (mobileId.store ?? 'page') === 'page';
};

/** What a renewal makes. */
export interface Renewal {
  readonly kinds: readonly CertificateKind[];
  /** Where the phone keeps the keys: where it kept the old ones. */
  readonly store: KeyStore;
}

/**
 * What the renewal of a mobile ID makes: the kinds that it has and the options still allow, and those that they always
 * ask for, in the same place on the phone.
 * @throws {MobileIdNotRenewable} it does not work, it is too early, or the options leave nothing to renew
 */
export const planRenewal = (mobileId: MobileId, options: Options, now: Date): Renewal => {
  const from = findRenewableFrom(mobileId, options['renewal-from'], now);
  const { store = 'page', certificates } = mobileId;
  const kinds = certificateKinds.filter((kind) => {
    const policy = kindPolicy(options, kind);
    return policy === 'always' || (policy === 'choice' && certificates[kind] !== undefined);
  });
  if (from === undefined || now < from || kinds.length === 0 || !listKeyStores(options).includes(store))
    throw new MobileIdNotRenewable();
  return { kinds, store };
};
