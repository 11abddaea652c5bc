import type { MailTexts } from './mail-text.ts';

/** Mails in English. */
export const en: MailTexts = {
  locale: 'en-GB',
  product: 'Get mobile ID',
  greeting: 'Hello {name},',
  footer: 'You’re receiving this email because a mobile ID was ordered with your account.',
  qrCode: 'QR code',
  kinds: { authentication: 'authentication', signature: 'signature', encryption: 'encryption' },
  facts: {
    phone: 'Phone',
    activated: 'Active since',
    certificates: 'Certificates',
    validUntil: 'Valid until',
    replaced: 'Takes the place of the mobile ID on',
    ordered: 'Ordered',
    ended: 'Ended',
    locked: 'Mobile ID of your lost phone locked',
    orderId: 'Order',
  },
  mails: {
    'qr-code': {
      subject: 'Your QR code for a mobile ID',
      paragraphs: [
        'Scan this QR code with the camera of the phone that is to get your mobile ID:',
        '{qrCode}',
        'Or open this link on that phone:',
        '{link}',
        'The code works once, until {expiresAt}. Do not pass it on.',
        'The phone then shows six digits. Type them in Self-Service to go on:',
        '{selfService}',
        'If you didn’t request this, someone may be using your account. Cancel the order in Self-Service and contact your help desk immediately.',
      ],
    },
    success: {
      subject: 'Your mobile ID is ready',
      paragraphs: [
        'Your mobile ID is now active, and you can use it right away.',
        '{facts}',
        'Self-Service shows it in the menu under Mobile ID:',
        '{selfService}',
        'This is not your phone, or it was not you? Then somebody else has a mobile ID in your name: tell your help desk at once, so that they lock it.',
      ],
    },
    expired: {
      subject: 'You did not get a mobile ID: time ran out',
      paragraphs: [
        'Your order for a mobile ID was not finished in time, so it has ended.',
        '{facts}',
        'To get a mobile ID, start again in Self-Service:',
        '{selfService}',
        'If you didn’t request this, someone may be using your account. Contact your help desk immediately.',
      ],
    },
    'user-not-active': {
      subject: 'You did not get a mobile ID: your account is not active',
      paragraphs: [
        'Your order for a mobile ID has ended, because your account is not active.',
        '{facts}',
        'Ask your help desk about your account. Once it is active, start again in Self-Service:',
        '{selfService}',
        'If you didn’t request this, someone may be using your account. Contact your help desk immediately.',
      ],
    },
    failed: {
      subject: 'You did not get a mobile ID: something went wrong',
      paragraphs: [
        'Your order for a mobile ID has ended, because something went wrong on our side.',
        '{facts}',
        'Please start again in Self-Service:',
        '{selfService}',
        'If it fails again, tell your help desk and name the order.',
        'If you didn’t request this, someone may be using your account. Contact your help desk immediately.',
      ],
    },
    'match-code-wrong': {
      subject: 'Security notice: we stopped your order for a mobile ID',
      paragraphs: [
        'A wrong code was typed too often for your order, so we stopped it. Nobody got a mobile ID in your name.',
        '{facts}',
        'It was you, and the phone is yours? Then start again in Self-Service:',
        '{selfService}',
        'If this wasn’t you, someone may be using your account. Contact your help desk immediately.',
      ],
    },
    'not-my-phone': {
      subject: 'Security notice: we stopped your order for a mobile ID',
      paragraphs: [
        'A phone answered your order, and in Self-Service it was said not to be yours. So we stopped the order. Nobody got a mobile ID in your name.',
        '{facts}',
        'Somebody else has seen your QR code or your mail: tell your help desk. Start again when nobody else can see the code:',
        '{selfService}',
        'If you didn’t say so, someone may be using your account. Contact your help desk immediately.',
      ],
    },
  },
};
