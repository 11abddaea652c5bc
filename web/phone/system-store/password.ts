// Nothing that is read as something else: no 0 and o, no 1 and l and i.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 5;
const groupLength = 4;

/**
 * A password for containers that people type once, on the phone that shows it. 20 characters of 31 are 99 bits, so
 * that trying them all is hopeless whatever the container's own algorithms cost.
 */
export const makePassword = (): string =>
  Array.from({ length: groups }, () => Array.from({ length: groupLength }, pickCharacter).join('')).join('-');

// Bytes beyond the last whole multiple would make the first letters likelier than others.
const pickCharacter = (): string => {
  const limit = 256 - (256 % alphabet.length);
  for (;;) {
    const [byte = limit] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < limit) return alphabet.charAt(byte % alphabet.length);
  }
};
