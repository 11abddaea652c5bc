import type { World } from './world.ts';

/** Something that people go through, from its beginning to its end. */
export interface Story {
  /** What happens, as a sentence. */
  readonly title: string;
  readonly tell: (world: World) => Promise<void>;
}

/** One story; a file of stories exports a list of them. */
export const story = (title: string, tell: Story['tell']): Story => ({ title, tell });
