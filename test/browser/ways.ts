import { mailedLink } from './actors/inbox.ts';
import type { Phone } from './actors/phone.ts';
import type { User } from './actors/user.ts';
import type { Window } from './actors/window.ts';
import type { Look } from './looks.ts';
import type { Stage } from './stage.ts';

/** A way from the Dashboard to a mobile ID. */
export interface Way {
  readonly name: string;
  /** What somebody does outside the two pages: with the camera, the phone's system, or the mail program. */
  readonly outside: readonly string[];
  readonly user: Partial<Look>;
  /** @returns the windows in which it happened */
  readonly go: (stage: Stage, user: User) => Promise<readonly Window[]>;
}

const scan = ['point the camera', 'tap the link'] as const;

const finish = async (user: User, phone: Phone, matchCode: string): Promise<readonly Window[]> => {
  await user.types(matchCode);
  await user.window.shows(user.words.completed.title);
  await phone.isDone();
  return [user.window, phone.window];
};

const byCamera: Way['go'] = async (stage, user) => {
  const phone = await stage.phone();
  return finish(user, phone, await phone.connects(await user.getsQrCode()));
};

const byApp: Way['go'] = async (stage, user) => {
  const safari = await stage.phone({ device: 'iphone' });
  await safari.opensBeforeApp(await user.getsQrCode());
  const copied = await safari.copiesForApp();
  const app = await stage.app();
  await app.pastes(copied);
  return [safari.window, ...(await finish(user, app, await app.accepts()))];
};

const bySafari: Way['go'] = async (stage, user) => {
  const safari = await stage.phone({ device: 'iphone' });
  await safari.opensBeforeApp(await user.getsQrCode());
  await safari.staysInSafari();
  return finish(user, safari, await safari.accepts());
};

const onOnePhone: Way['go'] = async (stage, user) => {
  await user.getsQrCode();
  const phone = await stage.opensElsewhere(user.window, user.words.scan.open);
  await phone.window.shows(phone.words.offer.title);
  return finish(user, phone, await phone.accepts());
};

const byMail: Way['go'] = async (stage, user) => {
  await stage.world.setOption('qr-delivery', 'email');
  const phone = await stage.phone();
  await user.start();
  await user.confirm();
  await user.window.shows(user.words.mailed.title);
  await stage.world.mailsTo(user.person, 1);
  return finish(user, phone, await phone.connects(await mailedLink(stage, user.person)));
};

/** The ways that are measured; the last one changes an option. */
export const ways: readonly Way[] = [
  { name: 'Computer and Android phone', outside: scan, user: {}, go: byCamera },
  {
    name: 'Computer and iPhone, page on the Home Screen',
    outside: [...scan, 'Share', 'Add to Home Screen', 'Add', 'open it'],
    user: {},
    go: byApp,
  },
  { name: 'Computer and iPhone, page in Safari', outside: scan, user: {}, go: bySafari },
  { name: 'One phone', outside: ['back to the first tab'], user: { device: 'phone' }, go: onOnePhone },
  { name: 'QR code by mail, Android phone', outside: ['open the mail', ...scan], user: {}, go: byMail },
];
