import { fill } from '../../shared/fill.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Copy } from '../../shared/ui/copy.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import { linkText } from '../link.ts';
import type { Page } from '../page.ts';
import type { Screen } from '../screens.ts';
import { texts } from '../texts/index.ts';
import { betterPlaceTitle } from './titles.ts';

interface BetterPlaceProps {
  readonly screen: Extract<Screen, { readonly name: 'better-place' }>;
  readonly page: Page;
}

/** Where to go before keys are made, and why. The link comes along by clipboard: no app can hand it on. */
export const BetterPlace = ({ screen: { link, where }, page }: BetterPlaceProps) => {
  const words = where === 'installed-app' ? texts.installApp : texts.inApp;
  return (
    <div class="surface">
      <Heading>{betterPlaceTitle(where)}</Heading>
      <p class="soft">{words.why}</p>
      <ol class="how">
        {words.steps.map((step) => (
          <li key={step}>{fill(step, { browser: where })}</li>
        ))}
      </ol>
      <div class="actions">
        <Copy look="main" text={linkText(page.origin, link)} />
        <Button look="quiet" onPress={() => void page.controller.stay(link)}>
          {words.goOn}
        </Button>
      </div>
    </div>
  );
};
