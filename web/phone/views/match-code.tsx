import { fill } from '../../shared/fill.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import { Message } from '../../shared/ui/message.tsx';
import type { Page } from '../page.ts';
import type { Connection } from '../screens.ts';
import type { Answered } from '../store/records.ts';
import { texts } from '../texts/index.ts';
import { matchCodeTitle } from './titles.ts';

interface MatchCodeProps {
  readonly record: Answered;
  readonly connection: Connection;
  readonly page: Page;
}

/** The digits that the user types in Self-Service. They stay here whatever the network does. */
export const MatchCode = ({ record, connection, page }: MatchCodeProps) => (
  <div class="surface">
    <Heading>{matchCodeTitle(record)}</Heading>
    <p class="shown-code" translate={false}>
      <span aria-hidden="true">{record.matchCode.replace(/^(...)/, '$1 ')}</span>
      <span class="visually-hidden">
        {fill(texts.matchCode.spoken, { digits: Array.from(record.matchCode).join(' ') })}
      </span>
    </p>
    {record.renews && <p>{texts.matchCode.renewalWay}</p>}
    <p>{texts.matchCode.text}</p>
    {connection === 'good' ? (
      <p class="soft small">{texts.matchCode.waiting}</p>
    ) : (
      <Message tone="warning">
        <p>
          <strong>{texts.connections[connection].title}.</strong> {texts.connections[connection].text}
        </p>
        <div class="actions">
          <Button onPress={page.wake}>{texts.tryNow}</Button>
        </div>
      </Message>
    )}
  </div>
);
