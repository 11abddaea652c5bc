import type { DirectoryAttribute } from '../../../domain/failures/error-members.ts';
import type { ChangeReason, LockReason, SeenState } from '../../../domain/mobile-id.ts';
import type { RouteCode, SignInCode } from '../../shared/problem.ts';
import type { ProblemText } from '../../shared/texts/en.ts';
import type { Ending } from '../model/ending.ts';
import type { Phase } from '../model/stage.ts';
import type { Lost } from '../model/state.ts';

type ScreenText = Readonly<Record<'title' | 'text', string>>;

/** Words of the Self-Service page in English. */
export const en = {
  menu: {
    name: 'Menu',
    dashboard: 'Dashboard',
    mobileIds: 'Mobile ID',
    signOut: 'Sign out',
  },
  next: 'Next',
  cancel: 'Cancel',
  continue: 'Continue',
  startAgain: 'Start again',
  toDashboard: 'Go to Dashboard',
  reload: 'Reload',
  lost: {
    offline: 'No connection. This page continues automatically when you are back online.',
    trouble: 'The service isn’t responding as it should. This page keeps trying.',
  } satisfies Readonly<Record<Lost, string>>,
  loading: { title: 'Get mobile ID', text: 'One moment…' } satisfies ScreenText,
  welcome: {
    title: 'A mobile\u00a0ID on your phone',
    text: 'Turn your phone into your ID at work.',
    signIn: 'Sign in',
  },
  dashboard: {
    title: 'Welcome',
    titleWithName: 'Welcome, {name}',
    none: 'You don’t have a mobile ID yet. Keep your phone nearby. It takes a few minutes.',
    active: 'Your mobile ID is active.',
    expired: 'Your mobile ID on {phone} expired on {date}.',
    another: 'New phone, or lost this one? Get a new mobile ID.',
    running: 'You’ve started to get a mobile ID. Pick up where you left off.',
    get: 'Get Mobile ID',
    details: 'Details',
    lost: 'Lost your phone?',
  },
  mobileIds: {
    title: 'Mobile ID',
    none: 'You don’t have an active mobile ID.',
    past: 'Past mobile IDs',
    name: 'Name',
    phone: 'Phone',
    user: 'User',
    server: 'Service',
    since: 'Active since',
    until: 'Valid until',
    lockedAt: 'Locked on',
    technical: 'Technical details',
    state: 'State',
    serial: 'Serial number',
    states: {
      registered: 'Not finished',
      active: 'Active',
      inactive: 'Not in use',
      locked: 'Locked',
      expired: 'Expired',
    } satisfies Readonly<Record<SeenState, string>>,
    reason: 'Reason',
    reasons: {
      'phone-lost': 'The phone was lost',
      'phone-stolen': 'The phone was stolen',
      'no-longer-needed': 'No longer needed',
      replaced: 'Replaced by a newer one',
      'order-ended': 'It was never finished',
      'user-locked': 'Your account was locked',
      'user-deleted': 'Your account was deleted',
      'user-inactive': 'Your account isn’t active',
      deactivated: 'Your help desk switched it off',
    } satisfies Partial<Readonly<Record<ChangeReason, string>>>,
    certificateStates: { valid: 'Valid', revoked: 'Revoked', expired: 'Expired' },
  },
  ends: {
    one: 'Your mobile ID ends in {days} day. Get a new one before then.',
    other: 'Your mobile ID ends in {days} days. Get a new one before then.',
  },
  lock: {
    lock: 'Lock this mobile ID',
    title: 'Lock the mobile ID on {phone}?',
    text: 'It stops working for good and its certificates are revoked. You can’t undo this, but you can get a new one at any time. We’ll email you about it.',
    why: 'Why do you want to lock it?',
    fault: 'Choose a reason.',
    yes: 'Lock for good',
    back: 'Keep it',
    done: 'Your mobile ID is locked. It no longer works, and its certificates are being revoked.',
    reasons: {
      'phone-lost': 'I lost the phone',
      'phone-stolen': 'The phone was stolen',
      'no-longer-needed': 'I no longer need it',
    } satisfies Readonly<Record<LockReason, string>>,
  },
  steps: {
    name: 'Steps to your mobile ID',
    phases: {
      confirm: 'Confirm',
      deliver: 'QR code',
      approve: 'Code',
      issue: 'Certificates',
      install: 'Phone',
    } satisfies Readonly<Record<Phase, string>>,
  },
  confirm: {
    title: 'Get your mobile\u00a0ID',
    signedInAgain: 'Thanks for signing in again. Please choose once more.',
    text: 'Keep your phone nearby. Next, you’ll scan a QR code with it.',
    kinds: 'What its certificates are for',
    kindsChoice: 'What do you want to use it for?',
    replaces: 'You have a mobile ID on {phone}. The new one replaces it. Where is that phone?',
    oldPhones: {
      kept: {
        title: 'I still have it',
        text: 'It works until the new mobile ID is ready, then it is locked.',
      },
      lost: {
        title: 'It is lost or stolen',
        text: 'It is locked as soon as you click Next, even if you cancel after that.',
      },
    },
    faults: {
      'no-kind': 'Choose at least one.',
      'no-old-phone': 'Tell us where the old phone is.',
    },
  },
  scan: {
    title: 'Scan with your phone',
    steps: [
      'Open the camera on the phone you want to use.',
      'Point it at this code and tap the link that appears.',
    ],
    waiting: 'Waiting for your phone. Keep this page open.',
    picture: 'QR code for your phone',
    open: 'Open on this phone',
    openHere: 'Open here',
    newCode: 'New code',
    newCodeShown: 'Here is a new code. The previous code no longer works.',
    left: 'Expires in {time}',
    loopback: 'Phones can’t reach this address. Open the link in another window instead.',
    gone: { title: 'This QR code has expired', text: 'For your security, codes work only for a short time.' },
  },
  mailed: {
    title: 'Check your email',
    text: 'We sent a QR code to {address}.',
    steps: [
      'Open the email, preferably on a different screen than your phone’s.',
      'Scan the code with the phone you want to use.',
      'Keep this page open. It continues automatically.',
    ],
    sendAgain: 'Send again',
    sent: 'A new email is on its way. The previous code no longer works.',
    gone: {
      title: 'The QR code in your email has expired',
      text: 'For your security, codes work only for a short time.',
    },
  },
  approve: {
    title: 'Enter the code from your phone',
    text: '{phone} is showing a six-digit code. Only enter it if you are holding that phone. Nobody from your help desk will ever ask you to.',
    label: 'Six-digit code',
    fault: 'Enter all six digits.',
    left: 'Expires in {time}',
    oneTry: 'One attempt left.',
    tries: '{tries} attempts left.',
    signedInAgain: 'Thanks for signing in again. For your security, please enter the code once more.',
    notMyPhone: 'Not my phone',
  },
  preparing: { title: 'One moment…', text: 'Getting things ready…' } satisfies ScreenText,
  issuing: {
    title: 'Creating your certificates',
    text: 'This takes a few seconds. Keep the page on your phone open.',
  } satisfies ScreenText,
  installing: {
    title: 'Almost there',
    text: '{phone} is installing your mobile ID. Keep the page on your phone open until it says it’s ready.',
  } satisfies ScreenText,
  completed: {
    title: 'Your mobile\u00a0ID is ready',
    stores: {
      page: 'Its keys are in the Mobile ID page on your phone. Nobody can copy them, and no app uses them.',
      system: 'Its keys are in your phone’s settings, where its mail, browser, Wi-Fi and VPN can use them.',
    },
    replaced: 'The mobile ID on {phone} is now locked.',
    done: 'Done',
  },
  cancelDialog: {
    title: 'Cancel setup?',
    text: 'Your phone is already connected. If you cancel now, you’ll have to start over next time.',
    stop: 'Cancel setup',
    back: 'Keep going',
  },
  notMyPhoneDialog: {
    title: 'Not your phone?',
    text: 'Then someone else scanned your code. We’ll stop right away, and nobody gets a mobile ID. You’ll get an email about it, too.',
    stop: 'Not my phone. Stop',
    back: 'It’s my phone',
  },
  endings: {
    cancelled: {
      title: 'Cancelled',
      text: 'You don’t have a new mobile ID. You can start again at any time.',
    },
    expired: {
      title: 'Time ran out',
      text: 'A step took too long, so we stopped for your security. You can start again right away.',
    },
    'not-my-phone': {
      title: 'Stopped for your security',
      text: 'Nobody got a mobile ID. Someone else may have seen your QR code. Contact your help desk, and start again where nobody can see it.',
    },
    'match-code-wrong': {
      title: 'Stopped for your security',
      text: 'A wrong code was entered three times, so nobody got a mobile ID. If it was you, start again. If not, contact your help desk immediately.',
    },
    'not-installed': {
      title: 'Not installed',
      text: 'You said on your phone that the mobile ID could not be installed, so its certificates are revoked. You can start again at any time.',
    },
    'user-not-active': {
      title: 'No mobile ID right now',
      text: 'Your account can’t get a mobile ID right now. Contact your help desk.',
    },
    'directory-item-invalid': {
      title: 'No mobile ID yet',
      text: 'Something about you is missing or wrong in your company’s directory. Ask your help desk to correct it: {attribute}. Then start again.',
    },
    failed: {
      title: 'That didn’t work',
      text: 'Something went wrong on our side, and you don’t have a new mobile ID. Start again. If it happens again, give your help desk this number: {order}',
    },
  } satisfies Readonly<Record<Ending, ScreenText>>,
  attributes: {
    state: 'the state of your account (state)',
    commonName: 'your name (commonName)',
    email: 'your email address (email)',
    unknown: 'your entry',
  } satisfies Readonly<Record<DirectoryAttribute | 'unknown', string>>,
  orderMissing: {
    title: 'We can’t find this request',
    text: 'It may belong to another account.',
  } satisfies ScreenText,
  problems: {
    'sign-in-failed': {
      happened: 'We couldn’t sign you in.',
      toDo: 'Please try again.',
    },
    'sign-in-too-old': {
      happened: 'For your security, this needs a recent sign-in, and you weren’t asked for one.',
      toDo: 'Sign out, sign in again, then continue here.',
    },
    'user-not-active': {
      happened: 'Your account can’t get a mobile ID right now.',
      toDo: 'Contact your help desk.',
    },
    'directory-item-invalid': {
      happened: 'Something about you is missing or wrong in your company’s directory.',
      toDo: 'Ask your help desk to correct it: {attribute}.',
    },
    'order-not-found': {
      happened: 'We can’t find this request.',
      toDo: 'Go to the Dashboard and start from there.',
    },
    'mobile-id-not-found': {
      happened: 'We can’t find this mobile ID.',
      toDo: 'Reload the page to see your mobile IDs.',
    },
    'mobile-id-not-lockable': {
      happened: 'This mobile ID can’t be locked: it has expired, or isn’t set up yet.',
      toDo: 'Nothing of it works. You don’t need to do anything.',
    },
    'wrong-step': {
      happened: 'This request has moved on.',
      toDo: 'This page now shows the current step.',
    },
    'order-ended': {
      happened: 'This request has ended.',
      toDo: 'This page now shows why.',
    },
    'choice-not-offered': {
      happened: 'This choice isn’t available.',
      toDo: 'Choose again, then click Next.',
    },
    'idempotency-key-reused': {
      happened: 'This request was already sent with different contents.',
      toDo: 'Try again.',
    },
    'match-code-wrong': {
      happened: 'That’s not the code on the phone.',
      toDo: 'Check the code and enter it again.',
    },
  } satisfies Readonly<Record<RouteCode<'user'> | SignInCode, ProblemText>>,
};
