import { findOrderHere, toScreen, type Screen } from '../model/screen.ts';
import type { OrderView } from '../responses.ts';
import type { State } from '../model/state.ts';
import { toEnding } from '../model/ending.ts';
import { getProblemText, texts } from '../texts/index.ts';
import { findRenewalWords } from '../texts/renewal-words.ts';

type Ended = 'cancelled' | 'expired' | 'failed';

const titles: Readonly<Record<Exclude<Screen, Ended | 'approve' | 'completed'>, string>> = {
  loading: texts.loading.title,
  welcome: texts.welcome.title,
  dashboard: texts.menu.dashboard,
  'mobile-ids': texts.mobileIds.title,
  'order-missing': texts.orderMissing.title,
  preparing: texts.preparing.title,
  confirm: texts.confirm.title,
  scan: texts.scan.title,
  mailed: texts.mailed.title,
  issuing: texts.issuing.title,
  installing: texts.installing.title,
};

/** What the document is called while it shows this. */
export const getTitle = (state: State): string => {
  const screen = toScreen(state);
  const order = findOrderHere(state);
  if (screen === 'approve') return approveTitle(order);
  if (screen === 'completed') return completedTitle(order);
  if (screen !== 'cancelled' && screen !== 'expired' && screen !== 'failed') return titles[screen];
  return order ? endedTitle(order) : texts.endings.failed.title;
};

type Renewing = Pick<OrderView, 'renews'> | undefined;

/** The heading of the screen that asks for the code. */
export const approveTitle = (order: Renewing): string =>
  (order && findRenewalWords(order)?.approve) ?? texts.approve.title;

/** The heading of the screen that shows the new mobile ID. */
export const completedTitle = (order: Renewing): string =>
  (order && findRenewalWords(order)?.completed) ?? texts.completed.title;

/** The heading of an end without a mobile ID. */
export const endedTitle = (order: OrderView): string =>
  findRenewalWords(order)?.notRenewed ?? texts.endings[toEnding(order)].title;

/** What screen readers are told while the screen stays; a new screen is told by its heading. */
export const getStatus = ({ lost, note }: State): string => {
  if (lost) return texts.lost[lost];
  if (note === 'locked') return texts.lock.done;
  if (note === 'new-code') return texts.scan.newCodeShown;
  if (note === 'moved-on') return movedOn;
  return note === 'mail-sent' ? texts.mailed.sent : '';
};

const { happened, toDo } = getProblemText('wrong-step');

/** Why a window is at another step than its user was. */
export const movedOn = `${happened} ${toDo}`;
