import type { Device } from '../device.ts';
import type { Connection, WaitingName } from '../screens.ts';
import type { Trouble } from '../trouble.ts';

/** What a screen says. */
export interface ScreenText {
  readonly title: string;
  readonly text: string;
}

/** Words of the phone page in English. */
export const en = {
  app: 'Mobile ID',
  tryNow: 'Try now',
  startAgain: 'Try again',
  toHome: 'My mobile IDs',
  selfService: 'To Self-Service',
  devices: {
    iphone: 'iPhone',
    ipad: 'iPad',
    android: 'Android phone',
    other: 'My device',
  } satisfies Readonly<Record<Device['platform'], string>>,
  waiting: {
    opening: { title: 'One moment…', text: 'Looking what this link is for.' },
    'making-keys': { title: 'Making your keys', text: 'They are made on this phone and stay on it.' },
    sending: { title: 'Connecting this phone', text: 'One moment…' },
    issuing: { title: 'Making your certificates', text: 'This takes a few seconds. Leave this page open.' },
    installing: { title: 'Installing', text: 'Almost there. Leave this page open.' },
    elsewhere: {
      title: 'Already open',
      text: 'Another window on this phone is at it. This one will continue automatically when the other is closed.',
    },
  } satisfies Readonly<Record<WaitingName, ScreenText>>,
  connections: {
    offline: {
      title: 'No connection',
      text: 'This page will continue automatically when it is back. Nothing is lost.',
    },
    busy: {
      title: 'The service is very busy',
      text: 'This page will continue automatically in a moment. Nothing is lost.',
    },
  } satisfies Readonly<Record<Exclude<Connection, 'good'>, ScreenText>>,
  installApp: {
    title: 'Install the app first',
    why: 'Safari clears what a page keeps if you don’t open it for a week. An app on the Home Screen keeps its own storage.',
    steps: [
      'Copy the link.',
      'Tap Share, then “Add to Home Screen”.',
      'Open the app from the Home Screen and paste the link there.',
    ],
    goOn: 'Continue in Safari',
  },
  offer: {
    title: 'Get your mobile\u00a0ID on this phone?',
    from: 'From {server}, for',
    kinds: 'It is for',
    phoneName: 'Name of this phone',
    nameMissing: 'Give this phone a name.',
    careful: 'Continue only if this is you, and you asked for it.',
    accept: 'Get mobile ID',
  },
  matchCode: {
    title: 'Type these digits in Self-Service',
    text: 'Type them yourself on the page where you started. Never tell them to anybody.',
    spoken: 'The digits are {digits}',
    waiting: 'Waiting for you to type them. Leave this page open.',
  },
  done: {
    title: 'Your mobile\u00a0ID is ready',
    text: 'It is on this phone, also without a network.',
  },
  home: {
    title: 'My mobile IDs',
    empty: 'No mobile ID yet',
    how: [
      'Open Self-Service, best on a computer, and click “Get Mobile ID”.',
      'Scan the QR code that it shows with this phone’s camera.',
      'Or copy the link beside it, and paste it here.',
    ],
    another: 'Get another one',
    replaced: 'Replaced by the newer one above',
    expired: 'Expired',
  },
  paste: {
    label: 'Link',
    open: 'Open link',
    missing: 'Paste the whole link.',
  },
  details: {
    title: 'Certificates',
    validUntil: 'Valid until',
    serial: 'Serial number',
    earlierKeys: 'Earlier keys, for reading what was encrypted to you before: {count}',
    remove: 'Remove from this phone',
  },
  remove: {
    title: 'Remove “{name}” from this phone?',
    text: 'Its keys are deleted, and nobody can bring them back. The certificates stay valid: if the phone is lost or goes to somebody else, get a new mobile ID in Self-Service and say that the old phone is lost.',
    yes: 'Remove from this phone',
    no: 'Keep it',
  },
  limits: {
    title: 'What this page cannot do',
    text: 'This page is a browser’s phone app. An app made for your phone can do more:',
    list: [
      'Keys stay inside this page. Mail, VPN and other apps on the phone cannot use them.',
      'The browser guards the keys. No chip of the phone vouches for them to the service.',
      'Who clears the browser’s data deletes them, and no fingerprint is asked for before they are used.',
    ],
  },
  troubles: {
    'link-incomplete': {
      title: 'This link is not complete',
      text: 'Scan the QR code once more, or copy the whole link and paste it here.',
    },
    'code-expired': {
      title: 'This code is too old',
      text: 'For your safety a code works for a short time only. Click “New code” in Self-Service and scan again.',
    },
    'code-used': {
      title: 'This code has been used',
      text: 'Another phone has answered it. Look at Self-Service: if that phone is not yours, click “Not my phone” there.',
    },
    'code-replaced': {
      title: 'There is a newer code',
      text: 'A new code was made, so this one no longer works. Scan the one that Self-Service shows, or the one in the latest mail.',
    },
    'order-over': {
      title: 'This order has ended',
      text: 'Its code no longer works. Look at Self-Service: it says how the order ended, and there you can start again.',
    },
    'order-cancelled': {
      title: 'Cancelled',
      text: 'The order was cancelled in Self-Service. This phone has kept nothing of it. Start again there whenever you like.',
    },
    'order-expired': {
      title: 'Time ran out',
      text: 'A step took too long, so for your safety it was stopped. This phone has kept nothing of it. Start again in Self-Service.',
    },
    'order-failed': {
      title: 'That did not work',
      text: 'The order was stopped, and you have no new mobile ID. This phone has kept nothing of it. Look at Self-Service: it says why.',
    },
    'phone-unknown': {
      title: 'The service does not know this phone any more',
      text: 'Look at Self-Service. If it shows your mobile ID as active, try again later. If not, remove it here and start again.',
    },
    'request-refused': {
      title: 'The service did not take the request',
      text: 'Try again: this phone then makes new keys. If that does not help, use another browser, and tell your help desk.',
    },
    'certificate-mismatch': {
      title: 'The certificates are not for this phone',
      text: 'Nothing was installed. Try again. If it happens again, cancel in Self-Service and tell your help desk.',
    },
    'storage-unavailable': {
      title: 'This window cannot keep anything',
      text: 'Private windows, and browsers that block storage, forget keys. Open the link in a normal window.',
    },
    'insecure-context': {
      title: 'This address is not secure',
      text: 'Keys can only be made on a page that was loaded with https. Scan the QR code once more, and change nothing in the address.',
    },
    'browser-unsupported': {
      title: 'This browser is too old',
      text: 'Update it, or open the link in a current Safari, Chrome, Edge or Firefox. The code has not been used.',
    },
    unexpected: {
      title: 'Something went wrong',
      text: 'Nothing is lost. Try again; if it happens again, tell your help desk.',
    },
  } satisfies Readonly<Record<Trouble, ScreenText>>,
};
