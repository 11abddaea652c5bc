import type { DemoCloudOptions } from '../../demo/cloud.ts';
import type { World } from './world.ts';

/** Something that people go through, from its beginning to its end. */
export interface Story {
  /** What happens, as a sentence. */
  readonly title: string;
  readonly tell: (world: World) => Promise<void>;
  /** How the names of the alarms end that ring in it, besides those that it waits for. @default none */
  readonly rings?: readonly string[];
  /** What kind of CA it happens with, in a world of its own. @default that of all others */
  readonly authority?: NonNullable<DemoCloudOptions['authority']>;
}

/** One story; a file of stories exports a list of them. */
export const story = (title: string, tell: Story['tell'], rings: Story['rings'] = []): Story => ({
  title,
  tell,
  rings,
});
