import { Button } from '../../shared/ui/button.tsx';
import { MobileIdCard } from '../../shared/ui/card.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import { NextSteps } from '../../shared/ui/next-steps.tsx';
import type { Page } from '../page.ts';
import type { MobileId } from '../store/records.ts';
import { texts } from '../texts/index.ts';
import { Keeping } from './keeping.tsx';
import { findNotAfter } from './mobile-id.tsx';
import { useLife } from './use-life.ts';

interface DoneProps {
  readonly mobileId: MobileId;
  readonly isKept: boolean | undefined;
  readonly page: Page;
}

/** The mobile ID is active. */
export const Done = ({ mobileId, isKept, page }: DoneProps) => {
  const Life = useLife(true);
  return (
    <div class="surface">
      <Heading>{texts.done.title}</Heading>
      <MobileIdCard
        labels={mobileId.labels}
        phoneName={mobileId.phoneName}
        notAfter={findNotAfter(mobileId)}
      />
      <p>{mobileId.store === 'system' ? texts.done.inSystem : texts.done.text}</p>
      <div class="actions">
        <Button look="main" onPress={() => void page.controller.goHome()}>
          {texts.toHome}
        </Button>
      </div>
      {Life && <Life mobileId={mobileId} page={page} />}
      <NextSteps steps={mobileId.nextSteps} />
      {mobileId.store !== 'system' && <Keeping isKept={isKept} page={page} />}
    </div>
  );
};
