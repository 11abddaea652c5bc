import { Button } from '../../shared/ui/button.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import type { Page } from '../page.ts';
import { texts } from '../texts/index.ts';

/** Another tab is at it. This one waits until that has ended, or goes on in its place. */
export const Elsewhere = ({ page }: { readonly page: Page }) => (
  <div class="surface centered waiting">
    <Heading>{texts.elsewhere.title}</Heading>
    <p class="soft">{texts.elsewhere.text}</p>
    <div class="actions">
      <Button look="main" onPress={() => void page.controller.continueHere()}>
        {texts.elsewhere.goOn}
      </Button>
    </div>
  </div>
);
