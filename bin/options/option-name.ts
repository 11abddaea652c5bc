import { InvalidArgumentError } from 'commander';
import { optionNames, type OptionName } from '../../domain/options/options.ts';

/**
 * The option that somebody names on a command line.
 * @throws {InvalidArgumentError} there is none of this name; says which there are
 */
export const optionName = (text: string): OptionName => {
  const name = optionNames.find((known) => known === text);
  if (name !== undefined) return name;
  throw new InvalidArgumentError(`There is no option ${text}; there are ${optionNames.join(', ')}`);
};
