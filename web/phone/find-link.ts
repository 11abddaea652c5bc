/** What a link names: an order, and its activation code. */
export interface FoundLink {
  readonly orderId: string;
  readonly code: string;
}

const order = String.raw`([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.`;

// 160 random bits in base64url, as the service makes them today. The last of these characters holds four bits, and so is
// never a sign: those that follow it are somebody else's.
const todaysCode = new RegExp(String.raw`${order}([\w-]{27})(?=[_-]*(?:[^\w-]|$))`, 'i');
// Shorter ones, which the protocol allows: the service knows which there are.
const shorterCode = new RegExp(String.raw`${order}([\w-]{16,26})(?![\w-])`, 'i');
const unendedCode = new RegExp(String.raw`${order}([\w-]{27})`, 'i');

/**
 * Finds a link in whatever became of it: filters of mails rewrite links and encode them, some of them twice; programs
 * wrap lines, escape signs and make others of them; fields for one line lose the end of the line.
 */
export const findLinkIn = (text: string): FoundLink | undefined => {
  const readings = listReadings(clean(text));
  const unbroken = readings.map((reading) => reading.replaceAll(/=\r?\n|[\s>]+/g, ''));
  return (
    matchFirst(todaysCode, readings) ?? matchFirst(unendedCode, unbroken) ?? matchFirst(shorterCode, readings)
  );
};

const matchFirst = (pattern: RegExp, readings: readonly string[]): FoundLink | undefined => {
  for (const reading of readings) {
    const [, orderId, code] = pattern.exec(reading) ?? [];
    if (orderId !== undefined && code !== undefined) return { orderId: orderId.toLowerCase(), code };
  }
  return undefined;
};

// Signs in full width, the full stop of Chinese and Japanese keyboards, hyphens of any kind, what nobody sees, and escapes of Markdown, JSON and whoever defangs links.
const clean = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Pd}|\u2212/gu, '-')
    .replaceAll('\u3002', '.')
    .replaceAll(/\\(?=[_.#-])/g, '')
    .replaceAll(/[[({](?:\.|dot)[\])}]/gi, '.');

const listReadings = (text: string): readonly string[] => {
  const decoded = decodeAgain(text);
  return [
    ...decoded,
    ...decoded.map(decodeUrlDefense),
    ...decoded.map(decodeQuotedPrintable),
    ...decoded.flatMap(decodeBase64Parts),
  ];
};

/** The most often that anybody encodes a link again. */
const maxRounds = 5;

const decodeAgain = (text: string): readonly string[] => {
  const readings = [text];
  for (let reading = text; readings.length <= maxRounds;) {
    const next = decodeOnce(reading);
    if (next === reading) break;
    readings.push(next);
    reading = next;
  }
  return readings;
};

const toCharacter = (code: string, base: number): string => String.fromCharCode(Number.parseInt(code, base));

// Unlike decodeURIComponent it takes any text.
const decodeOnce = (text: string): string =>
  text
    .replaceAll(/%(?:u00)?([0-7][0-9a-f])/gi, (_, hex: string) => toCharacter(hex, 16))
    .replaceAll(/&#x0*([0-7]?[0-9a-f]);/gi, (_, hex: string) => toCharacter(hex, 16))
    .replaceAll(/&#0*(\d{1,3});/g, (_, decimal: string) => toCharacter(decimal, 10));

// Proofpoint's second form: https://help.proofpoint.com/Threat_Insight_Dashboard/API_Documentation/URL_Decoder_API
const decodeUrlDefense = (text: string): string =>
  text.replaceAll(/-([0-7][0-9A-F])/g, (_, hex: string) => toCharacter(hex, 16));

// RFC 2045 section 6.7. A reading of its own: after the `=` of a query an order id may begin with two such digits.
const decodeQuotedPrintable = (text: string): string =>
  text.replaceAll(/=([0-7][0-9a-f])/gi, (_, hex: string) => toCharacter(hex, 16));

/** Shorter ones hold no link. */
const base64Part = /[\w+/-]{80,}/g;

const decodeBase64Parts = (text: string): readonly string[] =>
  (text.match(base64Part) ?? []).flatMap((part) => {
    try {
      return [atob(part.replaceAll('-', '+').replaceAll('_', '/'))];
    } catch {
      return [];
    }
  });
