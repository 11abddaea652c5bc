import type { Stage } from '../stage.ts';

/** Something that people go through in their browsers, from its beginning to its end. */
export interface Story {
  /** What happens, as a sentence. */
  readonly title: string;
  readonly tell: (stage: Stage) => Promise<void>;
}

/** One story; a file of stories exports a list of them. */
export const story = (title: string, tell: Story['tell']): Story => ({ title, tell });
