import { optionDefinition } from '../../domain/options/options.ts';
import { readDayList } from '../../domain/options/option-definition.ts';
import { addDays } from '../../domain/reminders.ts';
import type { Mail } from '../../local/index.ts';
import { demoUsers } from '../actors/demo-users.ts';
import type { Result } from '../actors/get-mobile-id.ts';
import { SelfService, type MobileIdView } from '../actors/self-service.ts';
import { signIn } from '../actors/sign-in.ts';
import { until } from '../actors/until.ts';
import type { DemoCloud } from '../cloud.ts';
import type { ChangedOptions } from './change-options.ts';
import { showRenewal } from './renewal.ts';

/** What may become of a mobile ID: its user locks it or leaves the company, its phone renews it, or its time ends. */
export const endingNames = ['lock', 'leave', 'renew', 'expire'] as const;

/** One of `endingNames`. */
export type EndingName = (typeof endingNames)[number];

/** What became of a mobile ID. */
export interface Ending {
  readonly name: EndingName;
  readonly mobileId: MobileIdView;
  /** The one that has taken its place. */
  readonly renewed?: MobileIdView;
  /** Why its certificates were revoked; none were where it expired. */
  readonly reasons: readonly string[];
  /** Subjects of the mails about it. */
  readonly mails: readonly string[];
}

/** What an ending is shown with. */
export interface EndingRequest {
  readonly name: EndingName;
  readonly user: string;
  readonly options: ChangedOptions;
  readonly onStep: (step: string) => void;
}

/** Days before the end at which the user is reminded, as the options of the demo say. */
export const listReminderDays = (options: ChangedOptions): readonly number[] =>
  readDayList(options.reminders ?? optionDefinition('reminders').initial);

type Had = Pick<Result, 'mobileId' | 'phone'>;

/** @returns the mobile ID that takes the place of the one that ends, if one does */
type ShowEnding = (cloud: DemoCloud, had: Had, request: EndingRequest) => Promise<string | undefined>;

/** Shows how a mobile ID ends. */
export const showEnding = async (cloud: DemoCloud, had: Had, request: EndingRequest): Promise<Ending> => {
  const mailsBefore = cloud.mails().length;
  const successor = await endings[request.name](cloud, had, request);
  const page = await openPage(cloud, request.user);
  const ended = await page.mobileId(had.mobileId.mobileId);
  request.onStep(`Mobile ID "${ended.labels.profileName}" is ${ended.state}`);
  const serials = ended.certificates.map(({ serial }) => serial.toUpperCase());
  const issued = cloud.authority.listIssued().filter(({ serial }) => serials.includes(serial.toUpperCase()));
  return {
    name: request.name,
    mobileId: ended,
    ...(successor !== undefined && { renewed: await page.mobileId(successor) }),
    reasons: issued.flatMap(({ reason }) => reason ?? []),
    mails: cloud
      .mails()
      .slice(mailsBefore)
      .map(({ subject }) => subject),
  };
};

const openPage = async ({ endpoints }: DemoCloud, user: string): Promise<SelfService> =>
  new SelfService(endpoints.api, await signIn(endpoints, user));

const mailsReach = (cloud: DemoCloud, count: number): Promise<readonly Mail[]> =>
  until(
    () => cloud.mails(),
    ({ length }) => length >= count,
  );

const lock: ShowEnding = async (cloud, { mobileId: { mobileId } }, { user, onStep }) => {
  const mailsBefore = cloud.mails().length;
  const page = await openPage(cloud, user);
  await page.lock(mobileId, 'phone-lost');
  onStep('The user has lost the phone, and locks its mobile ID');
  await page.reachRevoked(mobileId);
  onStep('Its certificates are revoked');
  await mailsReach(cloud, mailsBefore + 1);
  return undefined;
};

const renew: ShowEnding = async (cloud, { mobileId, phone }, { user, onStep }) => {
  const page = () => openPage(cloud, user);
  const putTo = (moment: Date): void => {
    putClockTo(cloud, moment);
  };
  const successor = await showRenewal(cloud, { phone, openPage: page, putClockTo: putTo, onStep });
  await (await page()).reachRevoked(mobileId.mobileId);
  onStep('The certificates of the old one are revoked');
  return successor;
};

const expire: ShowEnding = async (cloud, { mobileId }, { options, onStep }) => {
  const { notAfter, activatedAt, createdAt } = mobileId;
  const end = new Date(notAfter);
  const moments = listReminderDays(options)
    .map((days) => ({ days, moment: addDays(end, -days) }))
    .filter(({ moment }) => moment > new Date(activatedAt ?? createdAt));
  for (const { days, moment } of moments) {
    const mailsBefore = cloud.mails().length;
    putClockTo(cloud, moment);
    await mailsReach(cloud, mailsBefore + 1);
    onStep(`${days.toString()} days before its end, the user is mailed`);
  }
  putClockTo(cloud, end);
  onStep(`${notAfter.slice(0, 10)}: its time is over`);
  return undefined;
};

/** The directory says that its user may have none any more; nobody is mailed of that. */
const leave: ShowEnding = async (cloud, { mobileId: { mobileId } }, { user, onStep }) => {
  const page = await openPage(cloud, user);
  const leaver = demoUsers.find(({ subject }) => subject === user);
  if (!leaver) throw new Error(`The directory knows no ${user}`);
  await cloud.addUser({ ...leaver, attributes: { ...leaver.attributes, state: 'locked' } });
  onStep(`${user} has left: the directory says that they are locked`);
  await page.reachRevoked(mobileId);
  onStep('Its certificates are revoked');
  return undefined;
};

const endings: Readonly<Record<EndingName, ShowEnding>> = { lock, leave, renew, expire };

const minuteMs = 60_000;

const putClockTo = ({ clock }: DemoCloud, moment: Date): void => {
  clock.advance(moment.getTime() + minuteMs - clock.now());
};
