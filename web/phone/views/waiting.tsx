import { Button } from '../../shared/ui/button.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import type { Page } from '../page.ts';
import type { Connection, WaitingName } from '../screens.ts';
import { texts } from '../texts/index.ts';
import { titleWaiting } from './titles.ts';

interface WaitingProps {
  readonly name: WaitingName;
  readonly connection: Connection;
  readonly page: Page;
}

/** The phone is at work, or waits for the service: its user has nothing to do. */
export const Waiting = ({ name, connection, page }: WaitingProps) => (
  <div class="surface centered waiting">
    {connection === 'good' && <div class="spinner" aria-hidden="true" />}
    <Heading>{titleWaiting(name, connection)}</Heading>
    <p class="soft">{(connection === 'good' ? texts.waiting[name] : texts.connections[connection]).text}</p>
    {connection !== 'good' && (
      <div class="actions">
        <Button look="main" onPress={page.wake}>
          {texts.tryNow}
        </Button>
      </div>
    )}
  </div>
);
