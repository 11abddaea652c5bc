import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { SubmitActivationBody } from '../../../api/phone-schemas.ts';
import { cleanName, suggestName, detectDevice, wantsApp } from '../../../web/phone/device.ts';
import { en } from '../../../web/phone/texts/en.ts';

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15';
const android =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36';

const deviceWith = (
  userAgent: string,
  more: { touch?: number; app?: boolean; hints?: () => unknown } = {},
) => {
  const { hints } = more;
  const userAgentData = { getHighEntropyValues: async () => Promise.resolve(hints?.()) };
  return detectDevice({
    navigator: { userAgent, maxTouchPoints: more.touch ?? 0, ...(hints && { userAgentData }) },
    matchMedia: () => ({ matches: more.app ?? false }),
  });
};

describe('the name of a phone', () => {
  it.each([
    { title: 'an iPhone', device: deviceWith(iphone), name: 'iPhone' },
    { title: 'an iPad, which says that it is a Mac', device: deviceWith(mac, { touch: 5 }), name: 'iPad' },
    { title: 'a Mac', device: deviceWith(mac), name: 'My device' },
    { title: 'an Android phone', device: deviceWith(android), name: 'Android phone' },
    {
      title: 'an Android phone that says which',
      device: deviceWith(android, { hints: () => ({ model: 'Pixel 8', platform: 'Android' }) }),
      name: 'Android phone (Pixel 8)',
    },
    {
      title: 'one that says nothing when asked',
      device: deviceWith(android, { hints: () => ({ model: '' }) }),
      name: 'Android phone',
    },
    {
      title: 'one that does not want to say',
      device: deviceWith(android, {
        hints: () => {
          throw new DOMException('no', 'NotAllowedError');
        },
      }),
      name: 'Android phone',
    },
  ])('is guessed for $title', async ({ device, name }) => {
    expect(suggestName(await device, en.devices)).toBe(name);
  });

  it.each(['  Annas telefon ', 'Anna\u202e\u0007', 'x'.repeat(200), '📱'.repeat(60), 'a\u2028b'])(
    'is made one that the service takes: %j',
    (typed) => {
      const name = cleanName(typed);
      expect(v.parse(SubmitActivationBody.entries.phoneName, name)).toBe(name);
    },
  );

  it('is empty when nothing of it can be seen', () => {
    expect(cleanName(' \u200b\n ')).toBe('');
  });
});

describe('an app is wanted', () => {
  it.each([
    { title: 'in the browser of an iPhone', device: deviceWith(iphone), wanted: true },
    { title: 'in the browser of an iPad', device: deviceWith(mac, { touch: 5 }), wanted: true },
    { title: 'not where it is one', device: deviceWith(iphone, { app: true }), wanted: false },
    { title: 'not on Android', device: deviceWith(android), wanted: false },
  ])('$title', async ({ device, wanted }) => {
    expect(wantsApp(await device)).toBe(wanted);
  });
});
