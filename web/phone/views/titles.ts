import { fill } from '../../shared/fill.ts';
import {
  isSettled,
  isWaiting,
  type AskingScreen,
  type BetterPlace,
  type Connection,
  type PhoneState,
  type Screen,
  type SettledScreen,
  type WaitingName,
} from '../screens.ts';
import type { Answered } from '../store/records.ts';
import { texts } from '../texts/index.ts';

/** What tells one screen from another: where it changes, the focus moves. */
export const screenKey = (screen: Screen): string =>
  screen.name === 'trouble' ? `${screen.name} ${screen.trouble}` : screen.name;

/** The heading of what is shown, and the title of the window. */
export const getTitle = ({ screen, connection }: PhoneState): string => {
  if (screen.name === 'elsewhere') return texts.elsewhere.title;
  return isWaiting(screen) ? titleWaiting(screen.name, connection) : titleAsking(screen);
};

const titleAsking = (screen: AskingScreen): string =>
  isSettled(screen) ? titleSettled(screen) : titleOnItsWay(screen);

const titleSettled = (screen: SettledScreen): string => {
  switch (screen.name) {
    case 'done':
      return texts.done.title;
    case 'home':
      return homeTitle(screen.mobileIds.length);
    case 'remove':
      return removeTitle(screen.mobileId);
    case 'trouble':
      return texts.troubles[screen.trouble].title;
  }
};

const titleOnItsWay = (screen: Exclude<AskingScreen, SettledScreen>): string => {
  switch (screen.name) {
    case 'better-place':
      return betterPlaceTitle(screen.where);
    case 'offer':
      return texts.offer.title;
    case 'store-choice':
      return texts.storeChoice.title;
    case 'match-code':
      return matchCodeTitle(screen.record);
    case 'hand-over':
      return texts.handOver.title;
  }
};

/** Where to type the match code: a renewal began on this phone, and not where its user types. */
export const matchCodeTitle = ({ renews }: Pick<Answered, 'renews'>): string =>
  renews ? texts.matchCode.renewal : texts.matchCode.title;

/** What to do before keys are made. */
export const betterPlaceTitle = (where: BetterPlace): string =>
  where === 'installed-app' ? texts.installApp.title : fill(texts.inApp.title, { browser: where });

/** The heading of the list, which may be empty. */
export const homeTitle = (count: number): string => (count === 0 ? texts.home.empty : texts.home.title);

/** The question before a mobile ID is removed. */
export const removeTitle = ({ labels }: { readonly labels: { readonly profileName: string } }): string =>
  fill(texts.remove.title, { name: labels.profileName });

/** The heading of a screen that waits. */
export const titleWaiting = (name: WaitingName, connection: Connection): string =>
  (connection === 'good' ? texts.waiting[name] : texts.connections[connection]).title;

/** What is said when it changes, while the screen and the focus stay. */
export const getStatus = ({ screen, connection }: PhoneState): string => {
  if (connection === 'good') return screen.name === 'match-code' ? texts.matchCode.waiting : '';
  const { title, text } = texts.connections[connection];
  return `${title}. ${text}`;
};
