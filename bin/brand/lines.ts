import type { Brand } from '../../domain/brand/brand.ts';
import { measureContrast } from '../../domain/brand/contrast.ts';

const row = (name: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`${name.padEnd(10)}${value}`];

const colorText = (accent: string, onAccent: string): string =>
  `${accent}; text on it ${onAccent}, contrast ${measureContrast(accent, onAccent).toFixed(1)}:1`;

const text = (value: object | string | undefined): string | undefined =>
  typeof value === 'object' ? Object.values(value).join(' · ') : value;

/** A brand for people. */
export const brandLines = ({ name, colors, logo, help, privacyLink, mail }: Brand): readonly string[] => [
  ...row('name', name),
  ...row('accent', colors && colorText(colors.light.accent, colors.light.onAccent)),
  ...row('at night', colors && colorText(colors.dark.accent, colors.dark.onAccent)),
  ...row('logo', text(logo)),
  ...row('help', help && [text(help.name), help.link, help.phone, help.mail].filter(Boolean).join(' · ')),
  ...row('privacy', privacyLink),
  ...row('mail', mail && [text(mail.header), text(mail.footer)].filter(Boolean).join(' · ')),
];
