import type { Options } from '../../domain/options/options.ts';
import type { OldPhone } from '../../domain/order/order.ts';

/** Options and circumstances under which orders run. */
export interface OptionSet {
  readonly name: string;
  readonly options: Partial<Options>;
  /** What became of the phone that the order replaces; without it, it replaces none. */
  readonly oldPhone?: OldPhone;
}

/** An order that nobody goes on with ends after a quarter of an hour, at whatever step. */
const times = { 'phone-time': 'PT15M' } as const;

/** Everything that changes which calls an order makes. */
export const optionSets: readonly OptionSet[] = [
  { name: 'default', options: times },
  {
    name: 'recovery',
    options: {
      ...times,
      ...{ 'certificates/encryption': 'always' },
      ...{ 'recover-encryption-certificates': 'true' },
    },
  },
  { name: 'kept', options: times, oldPhone: 'kept' },
  { name: 'lost', options: times, oldPhone: 'lost' },
];
