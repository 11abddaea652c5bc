import { handOver } from './hand-over/en.ts';
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
  selfService: 'Open “Get mobile ID”',
  devices: {
    iphone: 'iPhone',
    ipad: 'iPad',
    android: 'Android phone',
    other: 'My device',
  } satisfies Readonly<Record<Device['platform'], string>>,
  waiting: {
    opening: { title: 'One moment…', text: 'Checking what this link is for.' },
    'making-keys': { title: 'Creating your keys', text: 'They are created on this phone.' },
    sending: { title: 'Connecting this phone', text: 'One moment…' },
    issuing: { title: 'Creating your certificates', text: 'This takes a few seconds. Keep this page open.' },
    installing: { title: 'Installing', text: 'Almost there. Keep this page open.' },
    stopping: { title: 'Stopping', text: 'One moment…' },
  } satisfies Readonly<Record<WaitingName, ScreenText>>,
  elsewhere: {
    title: 'Already open',
    text: 'Mobile ID is open in another tab. You can continue here instead. Nothing is lost.',
    goOn: 'Continue here',
  },
  connections: {
    offline: {
      title: 'No connection',
      text: 'This page continues automatically when you are back online. Nothing is lost.',
    },
    busy: {
      title: 'The service is busy',
      text: 'This page continues automatically in a moment. Nothing is lost.',
    },
  } satisfies Readonly<Record<Exclude<Connection, 'good'>, ScreenText>>,
  inApp: {
    title: 'Open this page in {browser}',
    why: 'You are inside another app. Keys that are created here stay in that app, where you won’t find them again, and it may not save files. Your code hasn’t been used.',
    steps: ['Copy the link.', 'Open {browser}.', 'Paste the link into the address bar.'],
    goOn: 'Continue here',
  },
  installApp: {
    title: 'Install the app first',
    why: 'Safari deletes what a page has stored if you don’t open it for a week. An app on the Home Screen keeps its storage.',
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
    kinds: 'What its certificates are for',
    kept: 'Your company keeps a copy of this key and can read it too.',
    phoneName: 'Phone name',
    nameMissing: 'Enter a name for this phone.',
    careful: 'Only continue if this is you and you started this.',
    accept: 'Get mobile ID',
  },
  storeChoice: {
    title: 'Where should your keys be?',
    page: {
      name: 'In this page',
      text: 'Nobody can copy them. No app on this phone can use them.',
    },
    system: {
      name: 'In this phone’s settings',
      text: 'Its mail, browser, Wi-Fi and VPN can use them. Until you have installed them, they can be copied.',
    },
  },
  handOver,
  matchCode: {
    title: 'Enter this code where you started',
    renewal: 'Enter this code on the “Get mobile ID” page',
    renewalWay: 'Sign in there, preferably on a computer, and click “Continue”.',
    text: 'Enter it yourself on the “Get mobile ID” page. Never share it, not even with your help desk.',
    spoken: 'The code is {digits}',
    waiting: 'Waiting for you to enter the code. Keep this page open.',
  },
  done: {
    title: 'Your mobile\u00a0ID is ready',
    text: 'Saved on this phone. Works offline.',
    inSystem: 'Installed on this phone. Its keys are no longer in this page.',
  },
  keeping: {
    unused:
      'To keep it, open this page at least once a week. Safari deletes what it stores if nobody opens it for seven days.',
    space: 'Your browser may delete it if space on this phone runs out.',
  },
  home: {
    title: 'My mobile IDs',
    empty: 'No mobile ID yet',
    how: [
      'Open the “Get mobile ID” page, preferably on a computer, and click “Get Mobile ID”.',
      'Scan the QR code with this phone’s camera.',
      'Or copy the link next to it and paste it here.',
    ],
    another: 'Get another one',
    perhapsReplaced: 'Perhaps replaced by the newer one above',
    expired: 'Expired',
  },
  paste: {
    label: 'Link',
    open: 'Open link',
    missing: 'Paste the complete link.',
  },
  details: {
    title: 'Certificates',
    validUntil: 'Valid until',
    serial: 'Serial number',
    earlierKeys: 'Earlier keys, for reading what was encrypted to you: {count}',
    remove: 'Remove from this phone',
    inSystem: 'Its keys are in this phone’s settings, where apps can use them.',
  },
  remove: {
    title: 'Remove “{name}” from this phone?',
    text: 'Its keys are deleted and cannot be restored. Its certificates stay valid. If you lose this phone or pass it on, get a new mobile ID and report this phone as lost.',
    yes: 'Remove from this phone',
    no: 'Keep it',
    inSystem:
      'Only this card is removed. The keys stay in this phone’s settings until you remove them there, and its certificates stay valid. If you lose this phone or pass it on, get a new mobile ID and report this phone as lost.',
  },
  limits: {
    title: 'What this page can’t do',
    text: 'This page runs in your browser. An app built for your phone can do more:',
    list: [
      'Keys stay in this page. Mail, VPN and other apps on this phone can’t use them.',
      'Your browser protects the keys. The service can’t verify that they are in secure hardware.',
      'Clearing the browser’s data, or closing a private window, deletes them, and you aren’t asked for a fingerprint before they are used.',
    ],
  },
  troubles: {
    'link-incomplete': {
      title: 'This link is incomplete',
      text: 'Scan the QR code again, or copy the complete link and paste it here.',
    },
    'code-expired': {
      title: 'This code has expired',
      text: 'For your security, codes work only for a short time. Click “New code” where you started, and scan again.',
    },
    'code-used': {
      title: 'This code has been used',
      text: 'Another phone used it. Check the page where you started: if that phone isn’t yours, click “Not my phone”.',
    },
    'code-replaced': {
      title: 'There is a newer code',
      text: 'This code was replaced and no longer works. Scan the code on the page where you started, or the one in the latest email.',
    },
    'order-over': {
      title: 'This request has ended',
      text: 'Its code no longer works. The page where you started says why, and you can start again there.',
    },
    'order-cancelled': {
      title: 'Cancelled',
      text: 'You cancelled on the page where you started. Nothing was saved on this phone. You can start again there at any time.',
    },
    'order-expired': {
      title: 'Time ran out',
      text: 'A step took too long, so we stopped for your security. Nothing was saved on this phone. Start again where you started.',
    },
    'order-failed': {
      title: 'That didn’t work',
      text: 'You don’t have a new mobile ID, and nothing was saved on this phone. The page where you started says why.',
    },
    'mobile-id-gone': {
      title: 'This mobile ID no longer works',
      text: 'It was locked, or replaced by one on another phone. Nothing of it was kept on this phone. If you didn’t expect this, contact your help desk.',
    },
    'phone-unknown': {
      title: 'The service no longer recognizes this phone',
      text: 'Check the “Get mobile ID” page. If it shows your mobile ID as active, try again later. If not, remove it here and start again.',
    },
    'not-installed': {
      title: 'Not installed',
      text: 'You don’t have a new mobile ID. Its certificates are being revoked, and its keys are no longer in this page. Delete the downloaded files, and remove in the phone’s settings what was installed.',
    },
    'not-renewed': {
      title: 'Not renewed',
      text: 'Your mobile ID is as it was. You can try again from “My mobile IDs”.',
    },
    'request-refused': {
      title: 'The service didn’t accept the request',
      text: 'Try again: this phone will create new keys. If that doesn’t help, use another browser and contact your help desk.',
    },
    'certificate-mismatch': {
      title: 'The certificates are not for this phone',
      text: 'Nothing was installed. Try again. If it happens again, cancel on the page where you started and contact your help desk.',
    },
    'storage-unavailable': {
      title: 'This window can’t store anything',
      text: 'Private windows, and browsers that block storage, lose your keys. Open the link in a regular window.',
    },
    'storage-failing': {
      title: 'This page can’t save right now',
      text: 'Keep it open and try again. If it happens again, free up space on this phone, then start again where you started.',
    },
    unexpected: {
      title: 'Something went wrong',
      text: 'Nothing is lost. Try again. If it happens again, contact your help desk.',
    },
  } satisfies Readonly<Record<Trouble, ScreenText>>,
};
