import { ParameterPatternMismatchException } from '@aws-sdk/client-ssm';
import { expect } from 'vitest';
import { linkPattern, nextStepsPattern } from '../../../domain/options/next-steps.ts';
import { optionNames, type OptionName } from '../../../domain/options/options.ts';
import { ApiProblem } from '../../../demo/actors/http.ts';
import { until } from '../../../demo/actors/until.ts';
import { story } from '../story.ts';

const time = '^PT(?=\\d)(\\d{1,3}H)?(\\d{1,4}M)?(\\d{1,5}S)?$';
const policy = '^(always|choice|never)$';
const label =
  '^([^{}\\x00-\\x1f\\x7f]|\\{(commonName|email|givenName|surname|upn|sid|employeeNumber)\\}){1,256}$';

/** A value of every option that Parameter Store turns away, and the pattern that its answer names. */
const atTheDoor: Readonly<Record<OptionName, readonly [value: string, pattern: string]>> = {
  'certificates/authentication': ['sometimes', policy],
  'certificates/signature': ['Always', policy],
  'certificates/encryption': ['true', policy],
  'qr-delivery': ['sms', '^(self-service|email)$'],
  validity: ['2 years', '^P(?=\\d)(\\d{1,2}Y)?(\\d{1,3}M)?(\\d{1,4}D)?$'],
  'label/user-id': ['{nickname}', label],
  'label/server-name': ['two\nlines', label],
  'label/profile-name': ['x'.repeat(257), label],
  'recover-encryption-certificates': ['yes', '^(true|false)$'],
  'phone-store': ['both', '^(page|system|choice)$'],
  notify: ['perhaps', '^(none|success|failure|both)$'],
  'activation-code-lifetime': ['10 minutes', time],
  'confirmation-time': ['P1D', time],
  'phone-time': ['PT', time],
  'approval-time': ['900', time],
  'installation-time': ['PT1.5H', time],
  'sign-in-age': ['-PT10M', time],
  'mobile-ids-per-user': ['6', '^(1|2|3|4|5)$'],
  reminders: ['30, 7', '^(none|[1-9]\\d{0,2}(,[1-9]\\d{0,2}){0,9})$'],
  'renewal-from': ['PT1H', '^(PT0S|P(?=\\d)(\\d{1,2}Y)?(\\d{1,3}M)?(\\d{1,4}D)?)$'],
  'renewal-approval': ['always', '^(none|match-code)$'],
  'next-steps': ['Sign in http://intranet.example', nextStepsPattern],
  'test-page': ['http://test.example', `^(none|${linkPattern})$`],
};

/** Values that the patterns let through and no order can work with, and what the log says that is allowed. */
const atTheFirstStep = [
  ['validity', 'P0D', 'an ISO 8601 duration of whole years, months and days from P1D to P5Y'],
  ['confirmation-time', 'PT59S', 'an ISO 8601 duration of hours, minutes and seconds from PT1M to PT24H'],
  ['phone-time', 'PT25H', 'an ISO 8601 duration of hours, minutes and seconds from PT1M to PT24H'],
  [
    'reminders',
    '7,30',
    'none, or at most 10 different numbers from 365 to 1, the largest first, with commas between',
  ],
] as const satisfies readonly (readonly [OptionName, string, string])[];

export const refused = [
  story('Parameter Store refuses a wrong value of every option, and says what is allowed', async (world) => {
    for (const name of optionNames) {
      const [value, pattern] = atTheDoor[name];
      const setting = world.setOption(name, value);
      await expect(setting).rejects.toThrow(ParameterPatternMismatchException);
      await expect(setting).rejects.toThrow(`allowedPattern: ${pattern}`);
    }
  }),

  ...atTheFirstStep.map(([name, value, allowed]) =>
    story(
      `an order with ${name} ${value} ends at its first step, and nothing is issued`,
      async (world) => {
        await world.setOption(name, value);
        const alva = await world.newUser();
        const { orderId } = await alva.selfService.start();
        await world.processEnds(orderId);
        const order = await alva.selfService.read(orderId);
        expect(order).toMatchObject({ state: 'failed', ended: { reason: 'option-invalid' } });
        expect(order.confirmation).toBeUndefined();
        expect(world.logged('option-invalid')).toContain(
          String.raw`Parameter ${name} holds \"${value}\"; allowed: ${allowed}`,
        );
        await world.rang('OptionInvalid');
      },
      ['LoadOptionsErrors'],
    ),
  ),

  story('with a sign-in-age that cannot be, no order starts', async (world) => {
    await world.setOption('sign-in-age', 'PT13H');
    const alva = await world.newUser();
    const problem = await alva.selfService.start().catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ status: 500, code: 'internal-error' });
    expect((await world.orders()).map(({ userId }) => userId)).not.toContain(alva.userId);
    // The check of every change says why, a moment later.
    const why = String.raw`Parameter sign-in-age holds \"PT13H\"; allowed: an ISO 8601 duration of hours, minutes and seconds from PT1M to PT12H`;
    await until(
      () => world.logged('option-invalid'),
      (lines) => lines.includes(why),
    );
    await world.rang('OptionInvalid');
    await world.rang('ApiServerErrors');
  }),
];
