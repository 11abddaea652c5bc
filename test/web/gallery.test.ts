import { describe, expect, it } from 'vitest';
import type { KeyStore } from '../../domain/certificates/certificate-kinds.ts';
import type { OwnBrowser } from '../../web/phone/in-app.ts';
import type { BetterPlace, Screen, WaitingName } from '../../web/phone/screens.ts';
import { en as phone } from '../../web/phone/texts/en.ts';
import type { Part } from '../../web/phone/views/hand-over.tsx';
import { endings } from '../../web/self-service/model/ending.ts';
import type { Screen as SelfServiceScreen } from '../../web/self-service/model/screen.ts';
import { renewalTexts } from '../../web/self-service/texts/renewal.ts';
import { sights } from '../browser/gallery/gallery.ts';

/** Sights of one screen: several where it says other things. */
type Names = string | Readonly<Record<string, string>>;

// The types name each screen: the compiler asks for the sight of a new one. Those of texts are listed below.
const phoneScreens = {
  'better-place': {
    'installed-app': 'install-app',
    Safari: 'in-app',
    Chrome: 'in-app-android',
  } satisfies Record<BetterPlace | OwnBrowser, string>,
  offer: 'offer',
  'store-choice': 'store-choice',
  'match-code': 'match-code',
  'hand-over': {
    password: 'hand-over',
    files: 'hand-over-files',
    installed: 'hand-over-installed',
    'not-installed': 'hand-over-stop',
  } satisfies Record<Part, string>,
  done: { page: 'ready', system: 'done-system' } satisfies Record<KeyStore, string>,
  home: { page: 'home', system: 'home-system' } satisfies Record<KeyStore, string>,
  remove: { page: 'remove', system: 'remove-system' } satisfies Record<KeyStore, string>,
  elsewhere: 'elsewhere',
} satisfies Readonly<Record<Exclude<Screen['name'], WaitingName | 'trouble'>, Names>>;

const selfServiceScreens = {
  loading: 'no-connection-at-start',
  welcome: 'welcome',
  dashboard: 'dashboard',
  'mobile-ids': { page: 'mobile-id', system: 'mobile-id-system' } satisfies Record<KeyStore, string>,
  'order-missing': 'order-missing',
  preparing: 'preparing',
  confirm: 'confirm',
  scan: 'qr-code',
  mailed: 'mailed',
  approve: 'six-digits',
  issuing: 'issuing',
  installing: 'installing',
  completed: { page: 'ready', system: 'ready-system' } satisfies Record<KeyStore, string>,
  cancelled: 'ended-cancelled',
  expired: 'ended-expired',
  failed: 'ended-failed',
} satisfies Readonly<Record<SelfServiceScreen, Names>>;

const flatten = (screens: Readonly<Record<string, Names>>): readonly string[] =>
  Object.values(screens).flatMap((names) => (typeof names === 'string' ? names : Object.values(names)));

const shown = sights.map(({ name }) => name);

describe('the gallery', () => {
  it('has each screen of the phone page', () => {
    const names = [
      ...flatten(phoneScreens),
      ...Object.keys(phone.waiting),
      ...Object.keys(phone.troubles).map((trouble) => `trouble-${trouble}`),
    ];
    expect(shown).toEqual(expect.arrayContaining(names.map((name) => `phone-${name}`)));
  });

  it('has each screen of Self-Service, and each end of an order and of a renewal', () => {
    const names = [
      ...flatten(selfServiceScreens),
      ...endings.map((ending) => `ended-${ending}`),
      ...Object.keys(renewalTexts.en.endings).map((ending) => `renewal-ended-${ending}`),
    ];
    expect(shown).toEqual(expect.arrayContaining(names.map((name) => `self-service-${name}`)));
  });

  it('names no screen twice: its pictures would take each other’s place', () => {
    expect(shown).toEqual([...new Set(shown)]);
  });
});
