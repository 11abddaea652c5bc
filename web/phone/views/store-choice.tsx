import { Button } from '../../shared/ui/button.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import type { Page } from '../page.ts';
import type { Screen } from '../screens.ts';
import { texts } from '../texts/index.ts';

interface StoreChoiceProps {
  readonly screen: Extract<Screen, { readonly name: 'store-choice' }>;
  readonly page: Page;
}

/** Where the keys shall be, and what each place means. Nothing has happened yet. */
export const StoreChoice = ({ screen: { link, activation, phoneName }, page }: StoreChoiceProps) => (
  <div class="surface">
    <Heading>{texts.storeChoice.title}</Heading>
    {activation.stores.map((store) => (
      <div class="stack-close" key={store}>
        <div class="actions">
          <Button onPress={() => void page.controller.choose({ link, activation }, phoneName, store)}>
            {texts.storeChoice[store].name}
          </Button>
        </div>
        <p>{texts.storeChoice[store].text}</p>
      </div>
    ))}
  </div>
);
