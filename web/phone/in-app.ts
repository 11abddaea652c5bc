import type { Device } from './device.ts';

// Apps that show pages themselves and say so; some name Safari or Chrome besides. The names that inapp-spy keeps
// (https://github.com/shalanah/inapp-spy), and those of apps at work, which it does not have.
const namedApps =
  /\b(?:FB[A-Z_]{2,}\/|FB_IAB|FBAN|Instagram|Barcelona|Twitter|Line\/|MicroMessenger|musical_ly|Bytedance|Snapchat|LinkedInApp|GSA\/|WAiOS\/|WA4A\/|WhatsApp|Reddit\/|Pinterest\/|KAKAOTALK|Teams\/|TeamsMobile|Slack|Viber|Outlook-|YaApp)/i;

/** The browser that a device came with. */
export type OwnBrowser = 'Safari' | 'Chrome';

/**
 * The browser to open the page in instead, where an app shows it in a window of its own: what is stored there stays in
 * that app, nobody finds it again in the browser, and there is no Home Screen to add it to. A tab that an app borrows
 * from the browser (Custom Tabs, SFSafariViewController) says the same as the browser, and is none.
 * @returns undefined in a browser and in an installed app
 * @see https://developer.chrome.com/docs/multidevice/user-agent#webview_user_agent `; wv)`
 * @see https://developer.apple.com/documentation/webkit/wkwebview it names no Safari, as installed apps do not
 */
export const findBrowserInstead = (
  userAgent: string,
  { platform, isApp }: Pick<Device, 'platform' | 'isApp'>,
): OwnBrowser | undefined => {
  if (isApp || platform === 'other') return undefined;
  const isNamed = namedApps.test(userAgent);
  if (platform === 'android') return isNamed || userAgent.includes('; wv)') ? 'Chrome' : undefined;
  return isNamed || !userAgent.includes('Safari/') ? 'Safari' : undefined;
};
