import { Button } from '../../shared/ui/button.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import type { Page } from '../page.ts';
import { texts } from '../texts/index.ts';
import type { Trouble } from '../trouble.ts';
import { PasteLink } from './paste-link.tsx';

/** What its user can do about a trouble. */
type Way = 'again' | 'paste' | 'home' | 'remove';

const ways: Readonly<Record<Trouble, readonly Way[]>> = {
  'link-incomplete': ['paste', 'home'],
  'code-expired': ['paste', 'home'],
  'code-used': ['paste', 'home'],
  'code-replaced': ['paste', 'home'],
  'order-over': ['home'],
  'order-cancelled': ['home'],
  'order-expired': ['home'],
  'order-failed': ['home'],
  'mobile-id-gone': ['home'],
  'not-renewed': ['home'],
  'not-installed': ['home'],
  'phone-unknown': ['again', 'remove'],
  'request-refused': ['again'],
  'certificate-mismatch': ['again'],
  'storage-unavailable': ['again'],
  'storage-failing': ['again'],
  unexpected: ['again'],
};

interface TroubleViewProps {
  readonly trouble: Trouble;
  readonly page: Page;
}

/** What keeps the phone from its mobile ID, and what to do about it. */
export const TroubleView = ({ trouble, page }: TroubleViewProps) => (
  <div class="surface">
    <Heading>{texts.troubles[trouble].title}</Heading>
    <p>{texts.troubles[trouble].text}</p>
    {ways[trouble].includes('paste') && <PasteLink page={page} />}
    <div class="actions">
      {ways[trouble].map((way) => (
        <WayOn key={way} way={way} page={page} />
      ))}
    </div>
  </div>
);

const WayOn = ({ way, page }: { readonly way: Way; readonly page: Page }) => {
  switch (way) {
    case 'again':
      return (
        <Button look="main" onPress={() => void page.controller.start()}>
          {texts.startAgain}
        </Button>
      );
    case 'home':
      return <Button onPress={() => void page.controller.goHome()}>{texts.toHome}</Button>;
    case 'remove':
      return (
        <Button look="danger" onPress={() => void page.controller.remove()}>
          {texts.details.remove}
        </Button>
      );
    case 'paste':
      return null;
  }
};
