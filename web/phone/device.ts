import * as v from 'valibot';
import { cutText } from '../../domain/text.ts';

/** What a browser says about the device that it runs on. */
export interface Device {
  readonly platform: 'iphone' | 'ipad' | 'android' | 'other';
  /** What its maker calls it: `Pixel 8`; undefined where the browser doesn't say. */
  readonly model: string | undefined;
  /** It runs as an app, in a window of its own. */
  readonly isApp: boolean;
}

/** The parts of a window that tell. */
export interface DeviceWindow {
  readonly navigator: { readonly userAgent: string; readonly maxTouchPoints: number };
  readonly matchMedia: (query: string) => { readonly matches: boolean };
}

// User-Agent Client Hints: https://wicg.github.io/ua-client-hints/#navigatorua (Chromium only).
const Hints = v.object({ model: v.optional(v.string()) });
const Hinting = v.looseObject({
  userAgentData: v.looseObject({
    getHighEntropyValues: v.custom<(hints: readonly string[]) => Promise<unknown>>(
      (value) => typeof value === 'function',
    ),
  }),
});

/** Looks which device this is. */
export const detectDevice = async ({ navigator, matchMedia }: DeviceWindow): Promise<Device> => ({
  platform: detectPlatform(navigator),
  model: await readModel(navigator),
  // Safari before 15.4 answers no to the query in installed apps; those are older than what this page needs.
  isApp: matchMedia('(display-mode: standalone)').matches,
});

/**
 * Whether the page should be installed before it keeps keys. On iOS and iPadOS a browser deletes what a page
 * stored after seven days without a visit, and an installed app has a storage of its own that stays
 * (https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/).
 */
export const wantsApp = ({ platform, isApp }: Device): boolean =>
  (platform === 'iphone' || platform === 'ipad') && !isApp;

const detectPlatform = ({ userAgent, maxTouchPoints }: DeviceWindow['navigator']): Device['platform'] => {
  if (/iPhone|iPod/.test(userAgent)) return 'iphone';
  // An iPad says that it is a Mac, and no Mac has a touch screen.
  if (userAgent.includes('iPad') || (userAgent.includes('Macintosh') && maxTouchPoints > 1)) return 'ipad';
  return userAgent.includes('Android') ? 'android' : 'other';
};

const readModel = async (navigator: unknown): Promise<string | undefined> => {
  const { success, output } = v.safeParse(Hinting, navigator);
  if (!success) return undefined;
  try {
    const { model } = v.parse(Hints, await output.userAgentData.getHighEntropyValues(['model']));
    return model === '' ? undefined : model;
  } catch {
    return undefined;
  }
};

/** The longest name that the API takes. */
export const maxNameLength = 64;

/**
 * What the phone is called until its user says otherwise.
 * @param words what devices are called in the user's language
 */
export const suggestName = (
  { platform, model }: Device,
  words: Readonly<Record<Device['platform'], string>>,
): string => {
  const word = words[platform];
  return cleanName(model === undefined ? word : `${word} (${model})`);
};

/** A name as the API takes it: without what can't be seen, and not too long. */
export const cleanName = (name: string): string =>
  cutText(name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim(), maxNameLength);
