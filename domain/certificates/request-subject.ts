import type { Name } from '@peculiar/asn1-x509';

/** Upper bounds of what a name's attributes hold, in characters (RFC 5280 appendix A.1), by object identifier. */
const upperBounds: Readonly<Partial<Record<string, number>>> = {
  // commonName, serialNumber, countryName, localityName, stateOrProvinceName, organizationName,
  // organizationalUnitName, title
  '2.5.4.3': 64,
  '2.5.4.5': 64,
  '2.5.4.6': 2,
  '2.5.4.7': 128,
  '2.5.4.8': 128,
  '2.5.4.10': 64,
  '2.5.4.11': 64,
  '2.5.4.12': 64,
};

/** Of every other attribute: the longest bound that the appendix knows, that of a mail address. */
const longestBound = 255;

/**
 * Whether the subject of a certificate request names something: at least one attribute, and in each of them a
 * text that a CA reads. No certificate takes its subject from it, but ACM PCA refuses a request that has none.
 */
export const namesSomething = (subject: Name): boolean =>
  subject.length > 0 && subject.every((names) => names.length > 0 && names.every(isReadable));

const isReadable = ({ type, value }: Name[number][number]): boolean => {
  const text = value.anyValue === undefined ? value.toString() : '';
  return (
    text.trim() !== '' &&
    !/\p{Cc}/u.test(text) &&
    Array.from(text).length <= (upperBounds[type] ?? longestBound)
  );
};
