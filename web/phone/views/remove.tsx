import { Button } from '../../shared/ui/button.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import type { Page } from '../page.ts';
import type { MobileId } from '../store/records.ts';
import { texts } from '../texts/index.ts';
import { removeTitle } from './titles.ts';

interface RemoveProps {
  readonly mobileId: MobileId;
  readonly page: Page;
}

/** Asks before keys are deleted: nobody can bring them back. */
export const Remove = ({ mobileId, page }: RemoveProps) => (
  <div class="surface">
    <Heading>{removeTitle(mobileId)}</Heading>
    <p>{mobileId.store === 'system' ? texts.remove.inSystem : texts.remove.text}</p>
    <div class="actions">
      <Button look="main" onPress={() => void page.controller.goHome()}>
        {texts.remove.no}
      </Button>
      <Button look="danger" onPress={() => void page.controller.remove(mobileId)}>
        {texts.remove.yes}
      </Button>
    </div>
  </div>
);
