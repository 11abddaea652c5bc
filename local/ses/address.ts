import * as v from 'valibot';

/** The address itself, of one that may have a name beside it (RFC 5322 section 3.4). */
export const bareAddress = (address: string): string => /<([^<>]+)>\s*$/.exec(address)?.[1] ?? address.trim();

/**
 * An address as SES takes it: ASCII, but for names, which are encoded words, and domains, which are in Punycode.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html
 */
export const AddressSchema = v.pipe(
  v.string(),
  v.check((address) => bareAddress(address).includes('@'), "Missing final '@domain'"),
  v.check((address) => address.length <= 320, 'Address length is more than 320 characters long'),
  v.check((address) => /^[\x20-\x7e]*$/.test(address), 'Local address contains control or whitespace'),
  v.check(
    (address) => /^[^\s@<>(),;:"]{1,64}@[^@]*$/.test(bareAddress(address)),
    'Local address contains control or whitespace',
  ),
  v.check((address) => !bareAddress(address).startsWith('.'), 'Local address starts with dot'),
  v.check((address) => !/\.\.[^@]*@/.test(bareAddress(address)), 'Local address contains dot-dot'),
  v.check(
    (address) => /@[a-z\d-]+(\.[a-z\d-]+)+$/i.test(bareAddress(address)),
    'Domain contains illegal character',
  ),
);

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html */
export const TagSchema = v.strictObject({
  Name: v.pipe(
    v.string(),
    v.regex(/^[\w-]{1,256}$/, 'Invalid tag name: only alphanumeric ASCII characters, _ and - are allowed'),
  ),
  Value: v.pipe(
    v.string(),
    v.regex(
      /^[\w@.-]{1,256}$/,
      'Invalid tag value: only alphanumeric ASCII characters, _, -, . and @ are allowed',
    ),
  ),
});
