import { neutralMailBrand } from '../../../domain/brand/brand.ts';
import type { Facts } from '../../../lambdas/mail/facts.ts';
import type { Letter } from '../../../lambdas/mail/layout.ts';
import {
  failureMail,
  writeLockedMail,
  qrMail,
  securityMail,
  successMail,
  type Reader,
} from '../../../lambdas/mail/mails.ts';
import { writeReminderMail } from '../../../lambdas/mail/reminder-mail.ts';
import { later, start } from '../../support/orders.ts';

/** Of a site without one. */
export const brand = neutralMailBrand;
export const siteUrl = 'https://id.example.com';
export const link = 'https://id.example.com/phone/#order.code';
export const png = Uint8Array.of(137, 80, 78, 71);
export const orderId = '3f0c6b1e-6f6b-4a52-9d55-6d6f9b2f7a01';
export const facts: Facts = {
  phone: 'Pixel',
  activated: start,
  certificates: ['authentication', 'signature'],
  validUntil: new Date('2028-03-01T09:00:00Z'),
  replaced: 'Old phone',
};
export const failed: Facts = { ordered: start, ended: later(3600), locked: start, orderId };

/** Every mail for a reader, by its name. */
export const mailsFor = (reader: Reader, phone = 'Pixel'): Readonly<Record<string, Letter>> => ({
  'qr-code': qrMail(reader, { link, png, lifetimeMs: 600_000, siteUrl, brand }),
  success: successMail(reader, { facts: { ...facts, phone, replaced: phone }, siteUrl, brand }),
  activated: securityMail(reader, 'activated', {
    facts: { ...facts, phone, replaced: phone },
    siteUrl,
    brand,
  }),
  locked: securityMail(reader, 'locked', { facts: { phone, locked: start, orderId }, siteUrl, brand }),
  expired: failureMail(reader, 'expired', { facts: failed, siteUrl, brand }),
  'user-not-active': failureMail(reader, 'user-not-active', { facts: failed, siteUrl, brand }),
  failed: failureMail(reader, 'failed', { facts: failed, siteUrl, brand }),
  'match-code-wrong': securityMail(reader, 'match-code-wrong', {
    facts: failed,
    siteUrl,
    brand,
  }),
  'mobile-id-locked': writeLockedMail(reader, {
    facts: { phone, lockedAt: start, lockReason: 'phone-lost' },
    siteUrl,
    brand,
  }),
  'mobile-id-ends': writeReminderMail(reader, {
    facts: { phone, validUntil: new Date('2028-03-01T09:00:00Z') },
    daysLeft: 30,
    isRenewable: false,
    siteUrl,
    brand,
  }),
  'mobile-id-renews': writeReminderMail(reader, {
    facts: { phone, validUntil: new Date('2028-03-01T09:00:00Z') },
    daysLeft: 14,
    isRenewable: true,
    siteUrl,
    brand,
  }),
  'not-my-phone': securityMail(reader, 'not-my-phone', { facts: failed, siteUrl, brand }),
});
