import type { Authorizer } from '../../local/index.ts';

/**
 * The role of a function.
 * @param words in its logical id, such as `CloseSweep`
 */
export const roleOf = ({ statements }: Authorizer, words: string): string => {
  const found = statements.find(({ principal }) => principal.startsWith(`${words}Role`));
  if (!found) throw new Error(`There is no role ${words}`);
  return found.principal;
};
