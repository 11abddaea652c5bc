import type { OrderState } from '../../domain/order/order-states.ts';
import type { OwnBrowser } from './in-app.ts';
import type { ActivationLink } from './link.ts';
import type { Activation } from './protocol/responses.ts';
import type { Answered, HandingOver, MobileId, PhoneRecord, Running } from './store/records.ts';
import type { Trouble } from './trouble.ts';

/**
 * Where keys are better kept: another app that shows the page keeps them from the browser, and on iOS an installed app
 * has a storage of its own.
 */
export type BetterPlace = OwnBrowser | 'installed-app';

/** What the phone shows. */
export type Screen =
  | { readonly name: 'opening' }
  /** The page should be elsewhere before keys are made: in a browser, or installed as an app. */
  | { readonly name: 'better-place'; readonly link: ActivationLink; readonly where: BetterPlace }
  /** For whom and what the link is. */
  | { readonly name: 'offer'; readonly link: ActivationLink; readonly activation: Activation }
  /** Where the keys shall be, where its user may decide. */
  | {
      readonly name: 'store-choice';
      readonly link: ActivationLink;
      readonly activation: Activation;
      readonly phoneName: string;
    }
  | { readonly name: 'making-keys' }
  | { readonly name: 'sending'; readonly record: Running }
  | { readonly name: 'match-code'; readonly record: Answered }
  /** The match code was typed; the certificates are on their way. */
  | { readonly name: 'issuing'; readonly record: Answered }
  | { readonly name: 'installing'; readonly record: Running }
  /** The user installs the keys in the phone's system. */
  | { readonly name: 'hand-over'; readonly record: HandingOver }
  /** They could not, and the service is told. */
  | { readonly name: 'stopping' }
  | { readonly name: 'done'; readonly mobileId: MobileId }
  /** What this phone has. */
  | { readonly name: 'home'; readonly mobileIds: readonly MobileId[] }
  | { readonly name: 'remove'; readonly mobileId: MobileId }
  /** Another window of this browser is at it: this one waits, or takes over. */
  | { readonly name: 'elsewhere' }
  | { readonly name: 'trouble'; readonly trouble: Trouble };

const waitingNames = ['opening', 'making-keys', 'sending', 'issuing', 'installing', 'stopping'] as const;

/** Screens on which the phone is at work, or waits, and its user has nothing to do. */
export type WaitingName = (typeof waitingNames)[number];

type WaitingScreen = Extract<Screen, { readonly name: WaitingName }>;

/** Screens on which the user does something for their mobile ID. */
export type AskingScreen = Exclude<Screen, WaitingScreen | { readonly name: 'elsewhere' }>;

const settledNames = ['done', 'home', 'remove', 'trouble'] as const;

/** Screens of what the phone has, or of what keeps it from that: no order is on its way. */
export type SettledScreen = Extract<Screen, { readonly name: (typeof settledNames)[number] }>;

/** Whether no order is on its way. */
export const isSettled = (screen: AskingScreen): screen is SettledScreen =>
  settledNames.some((name) => name === screen.name);

/** Whether its user has nothing to do. */
export const isWaiting = (screen: Screen): screen is WaitingScreen =>
  waitingNames.some((name) => name === screen.name);

/** Whether the last request was answered; if not, it is sent again. */
export type Connection = 'good' | 'offline' | 'busy';

/** Everything that the page shows. */
export interface PhoneState {
  readonly screen: Screen;
  readonly connection: Connection;
  /** Whether the browser keeps what is stored, also when space runs short; undefined until it has said so. */
  readonly isKept?: boolean;
}

/** What happened. */
export type PhoneEvent =
  /** Another screen: by the page itself, or because its user asked for it. */
  | { readonly type: 'navigated'; readonly to: Screen }
  /** The order is at a step, and the phone's record says so. */
  | { readonly type: 'reached'; readonly record: PhoneRecord }
  /** The service said which state the order is in. */
  | { readonly type: 'state-read'; readonly state: OrderState }
  | { readonly type: 'unanswered'; readonly connection: Exclude<Connection, 'good'> }
  | { readonly type: 'connected' }
  /** The browser said whether it keeps what is stored. */
  | { readonly type: 'keeping-read'; readonly isKept: boolean };

export const firstState: PhoneState = { screen: { name: 'opening' }, connection: 'good' };

/** What the phone shows after something happened. */
export const reduce = (state: PhoneState, event: PhoneEvent): PhoneState => {
  switch (event.type) {
    case 'navigated':
      return { ...state, screen: event.to, connection: 'good' };
    case 'reached':
      return { ...state, screen: toScreen(event.record), connection: 'good' };
    case 'state-read':
      return { ...state, screen: advance(state.screen, event.state) };
    case 'unanswered':
      return { ...state, connection: event.connection };
    case 'connected':
      return { ...state, connection: 'good' };
    case 'keeping-read':
      return { ...state, isKept: event.isKept };
  }
};

const toScreen = (record: PhoneRecord): Screen => {
  switch (record.step) {
    case 'prepared':
      return { name: 'sending', record };
    case 'answered':
      return { name: 'match-code', record };
    case 'handing-over':
      return { name: 'hand-over', record };
    case 'received':
      return { name: 'installing', record };
    case 'installed':
      return { name: 'done', mobileId: record };
  }
};

// The code is on the screen for as long as somebody may have to type it, and not longer.
const advance = (screen: Screen, state: OrderState): Screen =>
  screen.name === 'match-code' && state === 'issuing' ? { ...screen, name: 'issuing' } : screen;

/** Shows a screen. What an order's turn dispatches is shown only until another window takes over. */
export const show = ({ dispatch }: { readonly dispatch: (event: PhoneEvent) => void }, to: Screen): void => {
  dispatch({ type: 'navigated', to });
};
