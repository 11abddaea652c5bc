import { fill } from '../../shared/fill.ts';
import { pickPlural } from '../../shared/plural.ts';
import type { ServerClock } from '../../shared/server-clock.ts';
import { Message } from '../../shared/ui/message.tsx';
import { daysToSoonEnd } from '../model/ends.ts';
import type { MobileIdView } from '../responses.ts';
import { texts } from '../texts/index.ts';

interface EndsSoonProps {
  readonly mobileId: MobileIdView;
  readonly clock: ServerClock;
}

/** That a mobile ID ends soon, and what to do; nothing while that is far off. */
export const EndsSoon = ({ mobileId, clock }: EndsSoonProps) => {
  const days = daysToSoonEnd(mobileId, clock.now());
  if (days === undefined) return null;
  return <Message tone="warning">{fill(pickPlural(texts.ends, days), { days: days.toString() })}</Message>;
};
