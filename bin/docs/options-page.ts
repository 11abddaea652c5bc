import { optionDefinition, optionNames, type OptionName } from '../../domain/options/options.ts';

const beginning = `# Options

Each option is a parameter in Parameter Store under \`/get-mobile-id/options\` (the path is a setting of the deployment).
An administrator changes it without a deploy, and orders that run keep the values that they started with.

**A change takes up to 30 seconds.** Each instance of a function goes by what it has read for that long, so of the orders
that start meanwhile, some begin with the old value and some with the new one. Which one an order began with, and the
parameter's version, stands in its item (\`options\`, \`optionVersions\`). The same holds for \`sign-in-age\` at a start. A
value that no order can work with is read again each time, so one that is mended works at once.

\`\`\`sh
npm run options                             # every option, its value, who changed it last
npm run options -- get qr-delivery          # one of them
npm run options -- set qr-delivery email    # checks the value before it writes it
npm run options -- reset qr-delivery        # what it holds at first
npm run options -- history qr-delivery      # what it held so far, and who wrote it
npm run options -- get qr-delivery --json   # for programs
aws ssm put-parameter --overwrite --name /get-mobile-id/options/qr-delivery --value email
\`\`\`

\`npm run options\` refuses a value that no order could work with, and asks the CA when it ends; for that it needs
\`ssm:GetParameter\` and \`acm-pca:DescribeCertificateAuthority\`, and says so where it may not ask.

Parameter Store refuses most wrong values at once. Every change is checked as an order checks it: what the pattern lets
through and an order can't work with rings the alarm OptionInvalid within moments, and ends every order at its first
step until it is mended: nothing is issued by a value that is wrong.

| option | at first | what it does | allowed |
| ------ | -------- | ------------ | ------- |`;

const notes = `## Together

- **Kinds.** With \`choice\` the user decides. With no kind at \`always\` or \`choice\`, no order can be made.
- **Recovery** concerns encryption certificates only: keys come from KMS instead of the phone, and a new phone gets the
  user's earlier ones for reading. With \`false\`, the key is made on the phone and exists nowhere else.
- **Validity** is counted in UTC from the moment of issuing, and is the same for all certificates of an order. From the
  29th of February or from a month's end, it ends on the last day of a shorter month. It may not outlive the CA:
  a value with which the certificates of an order that starts now could end after the CA's own certificate is refused,
  and the error names both dates. As the CA comes near its end, a validity that was good becomes too long: renew the CA
  in time, or shorten it.
- **Labels** take attributes of the user in braces. One that the directory does not hold for a user is left out.
- **mobile-ids-per-user.** Below it, a new mobile ID leaves the others alone; at it, the user replaces one of theirs. A
  lower value locks nothing by itself: who has more keeps them, and each new one replaces one
  ([mobile IDs](mobile-ids.md#several-at-once)).
- **notify** does not turn off security notices. Whatever it holds, users are told by mail when a mobile ID becomes
  active in their name (and which one it replaced), when the mobile ID of a lost phone is locked, and when an order was
  stopped with _Not my phone_ or by three wrong match codes: NIST SP 800-63B-4 wants it so for what is bound to an account
  or taken from it. \`none\` and \`failure\` spare users the mail that their mobile ID is ready, not the notice that there
  is one. Ends that users choose, such as Cancel, are never mailed. The default decides for an
  order that fails before its options could be read.
- **activation-code-lifetime** above \`PT10M\` goes beyond what NIST SP 800-63B-4 allows.
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

const row = (name: OptionName): string => {
  const { description, initial, allowed } = optionDefinition(name);
  return `| \`${name}\` | \`${initial}\` | ${cell(description)} | ${cell(allowed)} |`;
};

/** The page about the options: one row for each, in the words of its definition. */
export const optionsPage = (): string => [beginning, ...optionNames.map(row), '', notes].join('\n');
