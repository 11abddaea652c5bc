import type { MailTexts } from './mail-text.ts';

/** Mails in English. */
export const en: MailTexts = {
  locale: 'en-GB',
  product: 'Get mobile ID',
  greeting: 'Hello {name},',
  footer: 'You’re receiving this email because a mobile ID was requested with your account.',
  help: 'Help: {}',
  privacy: 'Privacy: {}',
  qrCode: 'QR code',
  kinds: { authentication: 'authentication', signature: 'signature', encryption: 'encryption' },
  days: { one: '{days} day', other: '{days} days' },
  lockReasons: {
    'phone-lost': 'phone lost',
    'phone-stolen': 'phone stolen',
    'no-longer-needed': 'no longer needed',
  },
  facts: {
    phone: 'Phone',
    activated: 'Active since',
    certificates: 'Certificates',
    validUntil: 'Valid until',
    replaced: 'Replaces the mobile ID on',
    ordered: 'Started',
    ended: 'Ended',
    locked: 'Mobile ID of your lost phone locked',
    lockedAt: 'Locked',
    lockReason: 'Reason',
    orderId: 'Order number',
  },
  mails: {
    'qr-code': {
      subject: 'Your QR code for a mobile ID',
      paragraphs: [
        'Scan this QR code with the camera of the phone you want to use:',
        '{qrCode}',
        'Or open this link on that phone:',
        '{link}',
        'The code works once and expires in {lifetime}. Don’t forward it.',
        'Your phone then shows a six-digit code. Enter it on the page where you started:',
        '{selfService}',
        'If you didn’t request this, someone may be using your account. Cancel on the page above and contact your help desk immediately.',
      ],
    },
    success: {
      subject: 'Your mobile ID is ready',
      paragraphs: [
        'Your mobile ID is active, and you can use it right away.',
        '{nextStep}',
        '{facts}',
        'To see it, open Mobile ID in the menu:',
        '{selfService}',
        'If this isn’t your phone, or it wasn’t you, someone else has a mobile ID in your name. Contact your help desk immediately so that they can lock it.',
      ],
    },
    activated: {
      subject: 'Security notice: a mobile ID was activated in your name',
      paragraphs: [
        'A mobile ID in your name is now active.',
        '{facts}',
        'If it was you, there’s nothing to do. Your mobile IDs are here:',
        '{selfService}',
        'If this isn’t your phone, or it wasn’t you, someone else has a mobile ID in your name. Contact your help desk immediately so that they can lock it.',
      ],
    },
    locked: {
      subject: 'Security notice: your mobile ID was locked',
      paragraphs: [
        'Someone who was signed in with your account said that your phone is lost, so we locked its mobile ID for good.',
        '{facts}',
        'If it was you, there’s nothing to do. Your mobile IDs are here:',
        '{selfService}',
        'If it wasn’t you, someone may be using your account. Contact your help desk immediately.',
      ],
    },
    expired: {
      subject: 'You didn’t get a mobile ID: time ran out',
      paragraphs: [
        'Setting up your mobile ID took too long, so we stopped.',
        '{facts}',
        'To get a mobile ID, start again:',
        '{selfService}',
        'If you didn’t request this, someone may be using your account. Contact your help desk immediately.',
      ],
    },
    'user-not-active': {
      subject: 'You didn’t get a mobile ID: your account isn’t active',
      paragraphs: [
        'We stopped setting up your mobile ID because your account isn’t active.',
        '{facts}',
        'Ask your help desk about your account. Once it’s active, start again:',
        '{selfService}',
        'If you didn’t request this, someone may be using your account. Contact your help desk immediately.',
      ],
    },
    failed: {
      subject: 'You didn’t get a mobile ID: something went wrong',
      paragraphs: [
        'We stopped setting up your mobile ID because something went wrong on our side.',
        '{facts}',
        'Please start again:',
        '{selfService}',
        'If it happens again, contact your help desk and give them the order number.',
        'If you didn’t request this, someone may be using your account. Contact your help desk immediately.',
      ],
    },
    'match-code-wrong': {
      subject: 'Security notice: we stopped setting up your mobile ID',
      paragraphs: [
        'A wrong code was entered too many times, so we stopped. Nobody got a mobile ID in your name.',
        '{facts}',
        'If it was you and the phone is yours, start again:',
        '{selfService}',
        'If this wasn’t you, someone may be using your account. Contact your help desk immediately.',
      ],
    },
    'not-my-phone': {
      subject: 'Security notice: we stopped setting up your mobile ID',
      paragraphs: [
        'Someone said that the phone that scanned your QR code isn’t yours, so we stopped. Nobody got a mobile ID in your name.',
        '{facts}',
        'Someone else may have seen your QR code or your email. Contact your help desk. Start again where nobody else can see the code:',
        '{selfService}',
        'If it wasn’t you who said so, someone may be using your account. Contact your help desk immediately.',
      ],
    },
    'mobile-id-locked': {
      subject: 'Your mobile ID was locked',
      paragraphs: [
        'The mobile ID on your phone was locked for good. It no longer works, and its certificates are being revoked.',
        '{facts}',
        'To get a new mobile ID, start here:',
        '{selfService}',
        'If you didn’t ask for this, contact your help desk immediately.',
      ],
    },
    'mobile-id-ends': {
      subject: 'Your mobile ID ends in {left}',
      paragraphs: [
        'The mobile ID on your phone works for {left} more. After that you can’t use it any longer.',
        '{facts}',
        'To go on without a gap, get a new one before then. This one ends:',
        '{selfService}',
        'If you no longer need it, there’s nothing to do. If this is not your phone, contact your help desk immediately.',
      ],
    },
    'mobile-id-renews': {
      subject: 'Your mobile ID ends in {left}',
      paragraphs: [
        'The mobile ID on your phone works for {left} more. After that you can’t use it any longer.',
        '{facts}',
        'To go on without a gap, open “My mobile IDs” on that phone before then, in the browser that you got it with. It renews your mobile ID there:',
        '{phonePage}',
        'If that doesn’t work, get a new one:',
        '{selfService}',
        'If you no longer need it, there’s nothing to do. If this is not your phone, contact your help desk immediately.',
      ],
    },
  },
};
