import type { Story } from './story.ts';

/**
 * Declares the alarms that ring in stories.
 * @param rings how the names of the alarms end, by the title of the story
 * @throws {Error} there is no such story
 */
export const ringing = (
  stories: readonly Story[],
  rings: Readonly<Record<string, readonly string[]>>,
): readonly Story[] => {
  for (const title of Object.keys(rings))
    if (!stories.some((story) => story.title === title)) throw new Error(`There is no story "${title}"`);
  return stories.map((story) => ({ ...story, rings: rings[story.title] ?? story.rings ?? [] }));
};
