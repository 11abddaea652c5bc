import type { Check } from './check.ts';
import { authority, revocationList } from './checks/authority.ts';
import { directory, orders } from './checks/items.ts';
import { mailAccount, sender } from './checks/mail.ts';
import { options, validity } from './checks/options.ts';
import { alarms, machine, quotas } from './checks/running.ts';
import { issuer, userPool } from './checks/sign-in.ts';
import { api, site } from './checks/site.ts';
import { backups, tables, timeToLive } from './checks/tables.ts';

/** Everything that the doctor looks at, in the order in which it says so. */
export const checks: readonly Check[] = [
  ...[options, validity],
  ...[authority, revocationList],
  ...[sender, mailAccount],
  ...[issuer, userPool],
  ...[site, api, machine],
  ...[tables, backups, timeToLive],
  ...[directory, orders],
  ...[alarms, quotas],
];
