/** Red, green and blue, 0 to 255. */
type Channels = readonly [number, number, number];

const parseChannels = (color: string): Channels => {
  const channel = (at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
};

const formatChannels = (channels: Channels): string =>
  `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

const linearize = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const measureLuminance = (color: string): number => {
  const [red, green, blue] = parseChannels(color);
  return 0.2126 * linearize(red) + 0.7152 * linearize(green) + 0.0722 * linearize(blue);
};

/**
 * Contrast of two colours, 1 to 21, in whatever order.
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export const measureContrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [measureLuminance(one), measureLuminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

/**
 * A colour between two others.
 * @param share of the second one, 0 to 1
 */
export const mixColors = (one: string, other: string, share: number): string => {
  const [from, to] = [parseChannels(one), parseChannels(other)];
  const mix = (at: 0 | 1 | 2) => from[at] + (to[at] - from[at]) * share;
  return formatChannels([mix(0), mix(1), mix(2)]);
};
