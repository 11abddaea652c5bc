import type { World } from './world.ts';

/** The role of a function, by the words in its logical id. */
export const roleOf = (world: World, words: string): string => {
  const found = world.cloud.authorizer.statements.find(({ principal }) => principal.includes(`${words}Role`));
  if (!found) throw new Error(`There is no role ${words}`);
  return found.principal;
};
