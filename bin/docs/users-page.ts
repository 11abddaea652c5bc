import { columnNames, columns, identities, identityNames, isRequired } from '../users/columns.ts';

const beginning = `# People

Who may have a mobile ID stands in the directory, a table of the deployment: who they are, their state, and what their
certificates, labels and mails say of them. The directory is the only thing that functions read of a person; they never
write it. \`npm run users\` puts people there:

\`\`\`sh
npm run users -- add --subject 00u1a2b3 --common-name "Alva Active" --email alva@example.com
npm run users -- import people.csv --dry-run       # what would become of each row
npm run users -- import people.csv                 # again with the same file, it changes nothing
npm run users -- set-state locked --subject 00u1a2b3
npm run users -- export > people-now.csv
\`\`\`

It works on the stack \`GetMobileId\` in the account and Region of your credentials, on another with \`--stack\`, and with
\`--local\` on the local cloud, where people who were added can sign in at once. Your credentials need
\`ssm:GetParameter\` on the parameter beside the options that ends in \`-deployment\`, \`dynamodb:UpdateItem\`,
\`GetItem\` and \`Scan\` on the directory, and for user names \`cognito-idp:AdminGetUser\` and \`AdminCreateUser\`.

## A file

CSV as in RFC 4180, UTF-8, its first line names the columns; commas, semicolons or tabs, quoted fields, a byte order mark
and any line ends are fine. It is read as a stream, forty rows at a time, so its size does not matter.

Exactly one column says who it is:

| column | what it holds | allowed |
| ------ | ------------- | ------- |`;

const attributesBeginning = `
The others say what the directory holds:

| column | what it holds | allowed | needed |
| ------ | ------------- | ------- | ------ |`;

const notes = `
## What becomes of a row

- **Bad rows** are refused, each with its line and reason, and all others are written. Mend them and import the file
  again. The exit code is 0 when all were taken, 1 when rows were refused, 2 when the tool could not do its work.
- **Columns that the file has** are written as they are; one that is empty is taken away. Columns that it lacks stay as the
  directory has them.
- **State.** Somebody new gets the state that the file names, else \`active\`. Somebody who is there **keeps theirs**: an
  old file must not let anybody out of a lock. The report names whose state differs from the file;
  \`--overwrite-state\` writes those too, for a file that is the master of who works here.
- **Nobody is deleted**: whoever is missing in a file stays. \`set-state locked\` is how somebody leaves for good.
- **Mobile IDs follow within seconds**: \`inactive\` switches them off for a while, \`locked\` and deletion lock them and
  revoke their certificates, for good. See [mobile IDs](mobile-ids.md#who-leaves).
- **Names are cleaned**: line breaks and characters that nobody sees become spaces, and what is too long is cut.
- **Orders under way** go by the directory as it is when they issue.

The directory knows nobody's subject, only a key made from it and the issuer (\`SignInIssuer\`). So \`export\` names people
by \`userId\`, which \`import\` takes too, and a change of the issuer makes new keys: import everybody again, by their new
subjects.
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The page about people: one row for each column, in the words of its definition. */
export const usersPage = (): string =>
  [
    beginning,
    ...identityNames.map((name) => {
      const { description, allowed } = identities[name];
      return `| \`${name}\` | ${cell(description)} | ${cell(allowed)} |`;
    }),
    attributesBeginning,
    ...columnNames.map((name) => {
      const { description, allowed } = columns[name];
      return `| \`${name}\` | ${cell(description)} | ${cell(allowed)} | ${isRequired(name) ? 'yes' : ''} |`;
    }),
    notes,
  ].join('\n');
