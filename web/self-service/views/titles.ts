import { findOrderHere, toScreen, type Screen } from '../model/screen.ts';
import type { State } from '../model/state.ts';
import { toEnding } from '../model/ending.ts';
import { getProblemText, texts } from '../texts/index.ts';

type Ended = 'cancelled' | 'expired' | 'failed';

const titles: Readonly<Record<Exclude<Screen, Ended>, string>> = {
  loading: texts.loading.title,
  welcome: texts.welcome.title,
  dashboard: texts.menu.dashboard,
  'mobile-ids': texts.mobileIds.title,
  'order-missing': texts.orderMissing.title,
  preparing: texts.preparing.title,
  confirm: texts.confirm.title,
  scan: texts.scan.title,
  mailed: texts.mailed.title,
  approve: texts.approve.title,
  issuing: texts.issuing.title,
  installing: texts.installing.title,
  completed: texts.completed.title,
};

/** What the document is called while it shows this. */
export const getTitle = (state: State): string => {
  const screen = toScreen(state);
  if (screen !== 'cancelled' && screen !== 'expired' && screen !== 'failed') return titles[screen];
  const order = findOrderHere(state);
  return texts.endings[order ? toEnding(order) : 'failed'].title;
};

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
