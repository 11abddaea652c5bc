import type { ImportReport } from './import.ts';
import type { FirstPassword } from './who.ts';

const most = 20;

const count = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

const shown = <Item>(items: readonly Item[], line: (item: Item) => string): readonly string[] => [
  ...items.slice(0, most).map((item) => `  ${line(item)}`),
  ...(items.length > most
    ? [`  … and ${(items.length - most).toLocaleString('en')} more; --json lists all`]
    : []),
];

/** What became of a file, for people. */
export const importLines = (report: ImportReport, dryRun: boolean): readonly string[] => {
  const { added, changed, unchanged, refused, keptStates } = report;
  return [
    `${dryRun ? 'Nothing is written. It would be: ' : ''}${added.toLocaleString('en')} added, ${changed.toLocaleString('en')} changed, ${unchanged.toLocaleString('en')} unchanged`,
    ...(keptStates.length === 0
      ? []
      : [
          `${count(keptStates.length, 'person keeps the state', 'people keep the states')} that the directory has (--overwrite-state gives them the file's):`,
          ...shown(
            keptStates,
            ({ line, has, named }) => `line ${line.toString()}: ${has}, the file says ${named}`,
          ),
        ]),
    ...(refused.length === 0
      ? []
      : [
          `${count(refused.length, 'row is', 'rows are')} refused. Mend and import the file again; the others change nothing then:`,
          ...shown(refused, ({ line, reason }) => `line ${line.toString()}: ${reason}`),
        ]),
  ];
};

/** What is to be handed over to people who were made in the user pool: user name, tab, password. */
export const passwordLines = (passwords: readonly FirstPassword[]): readonly string[] =>
  passwords.length === 0
    ? []
    : [
        'New in the user pool. Hand these over in person; they work for seven days, and once:',
        ...passwords.map(({ username, password }) => `  ${username}\t${password}`),
      ];

/**
 * Does what may make people in the user pool. When it fails, the passwords of those who were made are said first: nobody
 * could say them again.
 */
export const sayPasswordsOnFailure = async <Result>(
  passwords: readonly FirstPassword[],
  write: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await write();
  } catch (error) {
    for (const line of passwordLines(passwords)) console.error(line);
    throw error;
  }
};
