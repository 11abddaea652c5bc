import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { optionDefinition, optionNames } from '../../domain/options/options.ts';
import { startDemoCloud, type DemoCloud } from '../../demo/cloud.ts';
import { runDemo, type DemoRequest } from '../../demo/run/run.ts';
import { demoUsers } from '../../demo/actors/demo-users.ts';

const initial = Object.fromEntries(optionNames.map((name) => [name, optionDefinition(name).initial]));

interface Refused {
  readonly what: string;
  readonly request: Partial<DemoRequest>;
  readonly reason: RegExp;
}

const refused: readonly Refused[] = [
  {
    what: 'an inactive user',
    request: { user: 'ivar' },
    reason: /^403 Account is not active/,
  },
  {
    what: 'a user who is not there',
    request: { user: 'nobody' },
    reason: /^Nobody can sign in as nobody/,
  },
  {
    what: 'a value that Parameter Store refuses',
    request: { options: { notify: 'perhaps' } },
    reason:
      /^Parameter notify holds "perhaps"; allowed: none, success, failure, both\. .*\^\(none\|success\|failure\|both\)\$/,
  },
  {
    what: 'a value that no order can work with',
    request: { options: { validity: 'P5Y' } },
    reason:
      /^Parameter validity holds "P5Y"; allowed: a time that is over before the CA is; .* may end on .* UTC, the CA ends on .* UTC/,
  },
  {
    what: 'a value with which no order starts',
    request: { options: { 'sign-in-age': 'PT13H' } },
    reason:
      /^Parameter sign-in-age holds "PT13H"; allowed: an ISO 8601 duration of hours, minutes and seconds from PT1M to PT12H/,
  },
];

describe('The demo', () => {
  let cloud: DemoCloud;
  // One for each: functions go by options that they have read for a while.
  beforeEach(async () => {
    cloud = await startDemoCloud({ users: demoUsers });
  });
  afterEach(() => cloud.stop());

  it.each(refused)('gives nobody a mobile ID for $what, and says why', async ({ request, reason }) => {
    const whole = { user: 'alva', ...request, options: { ...initial, ...request.options } };
    await expect(runDemo(cloud, whole, () => undefined)).rejects.toThrow(reason);
    expect(cloud.authority.listIssued()).toEqual([]);
  });
});
