import { fill } from '../../shared/fill.ts';
import { formats } from '../../shared/texts/index.ts';
import type { MobileIdView } from '../responses.ts';
import { inLanguage } from '../../shared/language.ts';
import { testTexts } from '../texts/tests.ts';

interface TestOutcomeProps {
  readonly mobileId: MobileIdView;
}

const texts = inLanguage(testTexts);
const words: Readonly<Record<string, string | undefined>> = texts.failed;

/** What came of the last test that the phone made, or how to make one; said as soon as there is another. */
export const TestOutcome = ({ mobileId: { test, store } }: TestOutcomeProps) => (
  <div role="status">
    {test === undefined ? <p class="soft small">{texts.how[store]}</p> : <p>{describeTest(test)}</p>}
  </div>
);

/** `Last test: Worked, 14:05`; of one that failed also what to do. */
const describeTest = ({ at, failed: [first] }: NonNullable<MobileIdView['test']>): string => {
  const { name, works, fails } = texts;
  const outcome = fill(first === undefined ? works : fails, { time: formats.dateAndTime(at) });
  const toDo = words[first ?? ''];
  return `${name}: ${outcome}${toDo === undefined ? '' : `. ${toDo}`}`;
};
