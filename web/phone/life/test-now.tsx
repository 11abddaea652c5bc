import { useState } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import { Button, LinkButton } from '../../shared/ui/button.tsx';
import type { LifeProps } from '../views/mobile-id.tsx';
import { canProve } from './proof.ts';
import { Saying, type Said } from './said.tsx';
import { describeFound, describeUntested, testMobileId } from './test-mobile-id.ts';
import { texts } from './texts.ts';

/** *Test it now*: the phone signs a challenge, and says what the service found; or how to try, where it can't sign. */
export const TestNow = ({ mobileId, page }: LifeProps) => {
  const [isTesting, setTesting] = useState(false);
  const [said, setSaid] = useState<Said>();
  if (!canProve(mobileId)) return mobileId.store === 'system' ? <TryInSystem mobileId={mobileId} /> : null;
  const test = async (): Promise<void> => {
    setTesting(true);
    setSaid(await testMobileId(page.api, mobileId, page.now).then(describeFound, describeUntested));
    setTesting(false);
  };
  return (
    <div class="stack">
      <Saying said={said} />
      <div class="actions">
        <Button busy={isTesting} onPress={() => void test()}>
          {texts.test.button}
        </Button>
      </div>
    </div>
  );
};

/** How to try keys that this phone's system has: by the company's page that lets mobile IDs in, where there is one. */
const TryInSystem = ({ mobileId: { testPage } }: Pick<LifeProps, 'mobileId'>) =>
  testPage === undefined ? (
    <p class="soft small">{texts.test.inSystem}</p>
  ) : (
    <div class="stack">
      <p class="soft small">{fill(texts.test.byPage, { host: new URL(testPage).host })}</p>
      <div class="actions">
        <LinkButton href={testPage} elsewhere>
          {texts.test.openPage}
        </LinkButton>
      </div>
    </div>
  );
