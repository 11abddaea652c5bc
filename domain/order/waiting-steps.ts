import type { OptionName } from '../options/options.ts';
import type { WaitingState } from './order-states.ts';

/** The option that says how long the process waits in each waiting state. */
export const waitingTimes = {
  'awaiting-confirmation': 'confirmation-time',
  'awaiting-phone': 'phone-time',
  'awaiting-approval': 'approval-time',
  'awaiting-installation': 'installation-time',
} as const satisfies Readonly<Record<WaitingState, OptionName>>;
