import type { Stage } from './stage.ts';
import type { Way } from './ways.ts';

/** What a way takes of somebody. */
export interface Effort extends Pick<Way, 'name' | 'outside'> {
  /** Presses in the pages, and one for all that is typed into a field; what is outside the pages comes on top. */
  readonly actions: number;
  /** On every screen that comes by, read once. */
  readonly words: number;
  /** Of a robot, which neither reads nor looks for its phone. */
  readonly seconds: number;
}

/** Goes a way and counts. */
export const measure = async (stage: Stage, { name, outside, user, go }: Way): Promise<Effort> => {
  const somebody = await stage.user(user);
  const signIn = { ...somebody.window.effort };
  const began = performance.now();
  const windows = await go(stage, somebody);
  const seconds = Math.round((performance.now() - began) / 1000);
  const sum = (of: (effort: typeof signIn) => number): number =>
    windows.reduce((total, { effort }) => total + of(effort), -of(signIn));
  return {
    ...{ name, outside, seconds },
    actions: sum(({ clicks, typed }) => clicks + Math.min(typed, 1)),
    words: sum(({ words }) => words),
  };
};

const intro = `# What it takes

What somebody does and reads between the Dashboard and an active mobile ID, with the options as they come and the pages in
English. \`npm run effort\` goes each way in a browser against the local cloud and writes this page; the browser stories
fail when actions are others.

- **In the pages**: presses of buttons and links, and one action for the six digits.
- **Outside**: what the camera, the phone's system or the mail program takes.
- **Words**: on every screen that came by, each read once; a fast machine passes some over.
- **Seconds**: of a robot, which neither reads nor looks for its phone: what the service and the pages take.
`;

/** The page for people; the seconds are another figure on each machine. */
export const effortPage = (efforts: readonly Effort[]): string =>
  [
    intro,
    '| way | in the pages | outside | actions | words | seconds |',
    '| --- | ---: | --- | ---: | ---: | ---: |',
    ...efforts.map(
      ({ name, actions, outside, words, seconds }) =>
        `| ${[name, actions, outside.join(', '), actions + outside.length, words, seconds].join(' | ')} |`,
    ),
    '',
  ].join('\n');
