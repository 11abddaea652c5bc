import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import { inLanguage } from '../../shared/language.ts';
import { formats } from '../../shared/texts/index.ts';
import type { MobileIdView } from '../responses.ts';
import type { TestTexts } from '../texts/tests.ts';

interface TestOutcomeProps {
  readonly mobileId: MobileIdView;
}

/** What came of the last test that the phone made, or how to make one; said as soon as there is another. */
export const TestOutcome = ({ mobileId: { test, store } }: TestOutcomeProps) => {
  const texts = useTestTexts();
  if (!texts) return <div role="status" />;
  return (
    <div role="status">
      {test === undefined ? <p class="soft small">{texts.how[store]}</p> : <p>{describeTest(texts, test)}</p>}
    </div>
  );
};

let known: TestTexts | undefined;

/** The words about tests, which come after the page is there: nothing is said without them. */
const useTestTexts = (): TestTexts | undefined => {
  const [texts, setTexts] = useState(known);
  useEffect(() => {
    if (known) return;
    void loadTestTexts().then(setTexts, () => undefined);
  }, []);
  return texts;
};

const loadTestTexts = async (): Promise<TestTexts> => {
  const { testTexts } = await import('../texts/tests.ts');
  return (known = inLanguage(testTexts));
};

/** `Last test: Worked, 14:05`; of one that failed also what to do. */
const describeTest = (
  { name, works, fails, failed: words }: TestTexts,
  { at, failed: [first] }: NonNullable<MobileIdView['test']>,
): string => {
  const outcome = fill(first === undefined ? works : fails, { time: formats.dateAndTime(at) });
  const toDo = new Map<string, string>(Object.entries(words)).get(first ?? '');
  return `${name}: ${outcome}${toDo === undefined ? '' : `. ${toDo}`}`;
};
