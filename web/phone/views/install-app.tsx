import { Button } from '../../shared/ui/button.tsx';
import { Copy } from '../../shared/ui/copy.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import { linkText } from '../link.ts';
import type { Page } from '../page.ts';
import type { Screen } from '../screens.ts';
import { texts } from '../texts/index.ts';

interface InstallAppProps {
  readonly screen: Extract<Screen, { readonly name: 'install-app' }>;
  readonly page: Page;
}

/** On iOS the app comes first, because it can't reach what the browser stored; the link comes by clipboard. */
export const InstallApp = ({ screen: { link }, page }: InstallAppProps) => (
  <div class="surface">
    <Heading>{texts.installApp.title}</Heading>
    <p class="soft">{texts.installApp.why}</p>
    <ol class="how">
      {texts.installApp.steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
    <div class="actions">
      <Copy look="main" text={linkText(page.origin, link)} />
      <Button look="quiet" onPress={() => void page.controller.stayInBrowser(link)}>
        {texts.installApp.goOn}
      </Button>
    </div>
  </div>
);
