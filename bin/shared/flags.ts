import { Option, type Command } from 'commander';
import { identities, identityNames } from '../users/columns.ts';

/** The flags that hold a text, by name. */
export const pickTexts = (flags: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(flags).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );

/** A name as flags are written: `user-id` for `userId`. */
export const kebab = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Adds flags to a command. */
export const addOptions = (command: Command, options: readonly Option[]): Command =>
  options.reduce((changed, option) => changed.addOption(option), command);

/** The flags that say which person is meant. */
export const identityOptions = identityNames.map(
  (name) => new Option(`--${kebab(name)} <text>`, identities[name].description),
);

export const dryRun = new Option('--dry-run', 'writes nothing; says what it would do').default(false);
export const json = new Option('--json', 'prints JSON for programs').default(false);
