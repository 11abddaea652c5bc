import { cutText } from '../../domain/text.ts';

/**
 * A mail address that its owner knows again and nobody else can write to: `a…@example.com`.
 * @param address whatever the directory holds; without an @ nothing of it is shown
 */
export const maskedAddress = (address: string): string => {
  // A quoted local part may hold an @ of its own (RFC 5321 section 4.1.2): the last one counts.
  const at = address.lastIndexOf('@');
  return at < 0 ? '…' : `${cutText(address.slice(0, at), 1)}…${address.slice(at)}`;
};
