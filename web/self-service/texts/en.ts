import type { RouteCode, SignInCode } from '../../shared/problem.ts';
import type { ProblemText } from '../../shared/texts/en.ts';
import type { Ending } from '../model/ending.ts';
import type { Phase } from '../model/stage.ts';

interface ScreenText {
  readonly title: string;
  readonly text: string;
}

type MobileIdState = 'registered' | 'active' | 'inactive' | 'locked';

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
  toDashboard: 'To the Dashboard',
  reload: 'Reload',
  lost: 'No connection at the moment. This page will continue automatically when it is back.',
  loading: { title: 'Self-Service', text: 'One moment…' } satisfies ScreenText,
  welcome: {
    title: 'A mobile\u00a0ID on your phone',
    text: 'Your phone becomes your ID card for services at work: to sign in, and to sign documents.',
    signIn: 'Sign in',
  },
  dashboard: {
    title: 'Welcome',
    titleWithName: 'Welcome, {name}',
    none: 'You have no mobile ID yet. Have your phone at hand: it takes a few minutes.',
    active: 'Your mobile ID is active.',
    another: 'A new phone, or this one lost? Get a new mobile ID; it takes the place of this one.',
    running: 'You have started to get a mobile ID. Everything is still there.',
    get: 'Get Mobile ID',
    details: 'Show details',
  },
  mobileIds: {
    title: 'Mobile ID',
    none: 'You have no active mobile ID.',
    past: 'Past mobile IDs',
    name: 'Name',
    phone: 'Phone',
    user: 'User',
    server: 'Service',
    since: 'Active since',
    until: 'Valid until',
    lockedAt: 'Locked on',
    certificates: 'Certificates',
    state: 'State',
    serial: 'Serial number',
    states: {
      registered: 'Not finished',
      active: 'Active',
      inactive: 'Not in use',
      locked: 'Locked',
    } satisfies Readonly<Record<MobileIdState, string>>,
    certificateStates: { valid: 'Valid', revoked: 'Revoked' },
  },
  steps: {
    name: 'Steps to your mobile ID',
    phases: {
      confirm: 'Confirm',
      deliver: 'QR code',
      approve: 'Six digits',
      issue: 'Certificates',
      install: 'Phone',
    } satisfies Readonly<Record<Phase, string>>,
  },
  confirm: {
    title: 'Get your mobile\u00a0ID',
    text: 'Have the phone you want to use ready. Next, a QR code connects the phone.',
    kinds: 'You get these certificates',
    kindsChoice: 'Which certificates do you want?',
    replaces: 'You have a mobile ID on {phone}. The new one takes its place. Where is that phone?',
    oldPhones: {
      kept: {
        title: 'I still have it',
        text: 'It works until the new mobile ID is ready. Then it is locked.',
      },
      lost: {
        title: 'It is lost or stolen',
        text: 'It is locked as soon as you click Next, even if you stop after that.',
      },
    },
    faults: {
      'no-kind': 'Choose at least one certificate.',
      'no-old-phone': 'Say what happened to the old phone.',
    },
  },
  scan: {
    title: 'Scan with your phone',
    steps: [
      'Open the camera on the phone that is to get your mobile ID.',
      'Point it at this code and open the link that it shows.',
      'Stay here: this page will continue automatically.',
    ],
    picture: 'QR code for your phone',
    open: 'Open on this phone',
    openHere: 'Open here',
    newCode: 'New code',
    newCodeShown: 'This is a new code. The previous code no longer works.',
    left: 'Works for {time}',
    loopback: 'A phone cannot reach this address. Open the link in another window instead.',
    gone: { title: 'This QR code is too old', text: 'For your safety a code works for a short time only.' },
  },
  mailed: {
    title: 'Look at your mail',
    text: 'We have sent a QR code to {address}.',
    steps: [
      'Open the mail, best on a screen other than your phone’s.',
      'Scan the code with the phone that is to get your mobile ID.',
      'Stay here: this page will continue automatically.',
    ],
    sendAgain: 'Send again',
    sent: 'A new mail is on its way. The previous code no longer works.',
    gone: {
      title: 'The QR code in your mail is too old',
      text: 'For your safety a code works for a short time only.',
    },
  },
  approve: {
    title: 'Enter the six-digit code',
    text: '{phone} has answered. Type the digits that it shows.',
    label: 'Six digits',
    fault: 'Enter all six digits.',
    left: 'Time left: {time}',
    oneTry: 'One try left.',
    tries: '{tries} tries left.',
    signedInAgain: 'Thank you for signing in again. For your safety, please type the digits once more.',
    notMyPhone: 'Not my phone',
  },
  preparing: { title: 'One moment…', text: 'Your order is being prepared.' } satisfies ScreenText,
  issuing: {
    title: 'Making your certificates',
    text: 'This takes a few seconds. Leave your phone as it is.',
  } satisfies ScreenText,
  installing: {
    title: 'Almost there',
    text: '{phone} is installing your mobile ID. Look at the phone until it says that it is ready.',
  } satisfies ScreenText,
  completed: {
    title: 'Your mobile\u00a0ID is ready',
    text: 'You can use it from now on.',
    replaced: 'The mobile ID on {phone} is locked now.',
    done: 'Done',
  },
  cancelDialog: {
    title: 'Stop here?',
    text: 'Your phone has already answered. If you stop now, you start from the beginning next time.',
    stop: 'Stop',
    back: 'Continue',
  },
  notMyPhoneDialog: {
    title: 'Not your phone?',
    text: 'Then somebody else has scanned your code. We stop the order at once, and nobody gets a mobile ID. A mail tells you so, too.',
    stop: 'Not my phone: stop',
    back: 'It is my phone',
  },
  endings: {
    cancelled: {
      title: 'You have cancelled',
      text: 'You have no new mobile ID. Start again whenever you like.',
    },
    expired: {
      title: 'Time ran out',
      text: 'A step took too long, so for your safety we stopped. You can start again at once.',
    },
    'not-my-phone': {
      title: 'Stopped for your safety',
      text: 'Nobody got a mobile ID. Somebody else may have seen your QR code: tell your help desk, and start again where nobody can see it.',
    },
    'match-code-wrong': {
      title: 'Stopped for your safety',
      text: 'The digits were wrong three times, so nobody got a mobile ID. If it was you, just start again. If not, tell your help desk at once.',
    },
    'user-not-active': {
      title: 'No mobile ID at the moment',
      text: 'Your account cannot get a mobile ID at the moment. Ask your help desk.',
    },
    failed: {
      title: 'That did not work',
      text: 'Something went wrong on our side. You have no new mobile ID. Please start again; if it happens again, tell your help desk this number: {order}',
    },
  } satisfies Readonly<Record<Ending, ScreenText>>,
  orderMissing: {
    title: 'Nothing to see here',
    text: 'Order not found.',
  } satisfies ScreenText,
  problems: {
    'sign-in-failed': {
      happened: 'Signing in did not succeed.',
      toDo: 'Please try once more.',
    },
    'sign-in-too-old': {
      happened: 'For your safety this needs a fresh sign-in, and you were not asked for one.',
      toDo: 'Sign out, sign in again, then go on here.',
    },
    'user-not-active': {
      happened: 'Your account cannot get a mobile ID at the moment.',
      toDo: 'Ask your help desk.',
    },
    'order-not-found': {
      happened: 'Order not found.',
      toDo: 'Go to the Dashboard and start from there.',
    },
    'mobile-id-not-found': {
      happened: 'You have no such mobile ID.',
      toDo: 'Reload the page to see your mobile IDs.',
    },
    'wrong-step': {
      happened: 'The order has moved on in the meantime.',
      toDo: 'This page now shows where it stands.',
    },
    'order-ended': {
      happened: 'The order has ended in the meantime.',
      toDo: 'This page now shows how.',
    },
    'choice-not-offered': {
      happened: 'This choice is not possible.',
      toDo: 'Choose again, then click Next.',
    },
    'idempotency-key-reused': {
      happened: 'This request was sent before, in another form.',
      toDo: 'Try again.',
    },
    'match-code-wrong': {
      happened: 'These are not the digits that the phone shows.',
      toDo: 'Compare and type them again.',
    },
  } satisfies Readonly<Record<RouteCode<'user'> | SignInCode, ProblemText>>,
};
