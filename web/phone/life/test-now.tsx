import { useState } from 'preact/hooks';
import { Button } from '../../shared/ui/button.tsx';
import type { LifeProps } from '../views/mobile-id.tsx';
import { canProve } from './proof.ts';
import { Saying, type Said } from './said.tsx';
import { describeFound, describeUntested, testMobileId } from './test-mobile-id.ts';
import { texts } from './texts.ts';

/** *Test it now*: the phone signs a challenge, and says what the service found; or how to try, where it can't sign. */
export const TestNow = ({ mobileId, page }: LifeProps) => {
  const [isTesting, setTesting] = useState(false);
  const [said, setSaid] = useState<Said>();
  if (!canProve(mobileId))
    return mobileId.store === 'system' ? <p class="soft small">{texts.test.inSystem}</p> : null;
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
