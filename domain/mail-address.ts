import { domainToASCII } from 'node:url';

/** Longest address and longest local part, in octets (RFC 5321 sections 4.5.3.1.1 and 4.5.3.1.3, and erratum 1690). */
const longestMail = { address: 254, local: 64 } as const;

// RFC 5321 section 4.1.2: Dot-string, or Quoted-string of printable ASCII.
const dotString = /^[\w!#$%&'*+\-/=?^`{|}~]+(\.[\w!#$%&'*+\-/=?^`{|}~]+)*$/;
const quotedString = /^"([ !#-[\]-~]|\\[ -~])*"$/;

// Letters and digits of any script, and what IDNA joins and separates labels with (RFC 5891, RFC 3490 section 3.1):
// whatever else the URL standard's parser would rewrite, such as a percent sign, is no name of a host.
const hostName = /^(?:[\p{L}\p{N}\p{M}\u00b7\u30fb.\-。．｡]|\u200c|\u200d)+$/u;

// RFC 5321 section 4.1.2: at least two labels, for mail leaves the network; the last one has a letter (RFC 3696 section 2).
const asciiHostName = /^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+(?=\d*[a-z])[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i;

/**
 * A mail address as SES and a certificate's rfc822Name take it: ASCII only, so a domain of other letters becomes
 * its A-labels (RFC 5280 section 7.5, RFC 5891 section 4.4). A local part of other letters has no such form.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 * @param text without blanks around it
 * @returns undefined for what mail can't be sent to
 */
export const toMailAddress = (text: string): string | undefined => {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const host = toAsciiHost(text.slice(at + 1));
  const isLocal = local.length <= longestMail.local && (dotString.test(local) || quotedString.test(local));
  if (!isLocal || host === undefined) return undefined;
  const address = `${local}@${host}`;
  return address.length <= longestMail.address ? address : undefined;
};

const toAsciiHost = (host: string): string | undefined => {
  if (host.length > longestMail.address || !hostName.test(host)) return undefined;
  // Names in ASCII stay as they were written, also A-labels that the parser would not know yet.
  const ascii = /^[ -~]*$/.test(host) ? host : domainToASCII(host);
  return asciiHostName.test(ascii) ? ascii : undefined;
};
