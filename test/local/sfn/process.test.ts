import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { errorName } from '../../../domain/failures/error-types.ts';
import { tasks, waits } from '../../lib/support/definition.ts';
import { FunctionFailure, named, perform, settled, until } from './support/machine.ts';
import {
  cleaningUp,
  closingError,
  end,
  entered,
  issuing,
  order,
  times,
  waitingSteps,
} from './support/order.ts';

describe('the process Get mobile ID', () => {
  it('goes through every step to a mobile ID', async () => {
    const machine = order();
    expect(await end(machine)).toBe('SUCCEEDED');
    expect(entered(machine)).toEqual([
      'Load options',
      'Check user state',
      'Await confirmation',
      'Old phone lost?',
      'Deliver QR code',
      'Await approval',
      'Begin issuing',
      'Issue certificates',
      ...issuing,
      'Check certificates',
      'Recovery on?',
      'Register mobile ID',
      'Await installation',
      'Write active profile',
      'Lock replaced mobile ID',
      'Notify success',
    ]);
    expect(named(machine, 'order').transitions).toBe(19);
    expect(machine.clock.waiting).toBe(0);
    const payloads = machine.calls
      .filter(({ name }) => name.endsWith('certificate'))
      .map(({ payload }) => payload);
    expect(payloads).toEqual([
      { orderId: 'order', kind: 'authentication' },
      { orderId: 'order', kind: 'signature' },
      { orderId: 'order', kind: 'authentication' },
      { orderId: 'order', kind: 'signature' },
    ]);
  });

  it('takes a single kind as a list of one, and locks a lost phone first', async () => {
    const answers = { 'await-confirmation': { kinds: ['signature'], oldPhone: 'lost' } };
    const machine = order({ answers });
    expect(await end(machine)).toBe('SUCCEEDED');
    expect(entered(machine).slice(3, 6)).toEqual([
      'Old phone lost?',
      'Lock lost mobile ID',
      'Deliver QR code',
    ]);
    expect(machine.calls.filter(({ name }) => name === 'issue-certificate')).toHaveLength(1);
  });

  it('recovers encryption certificates with the option on', async () => {
    const machine = order({ recovery: true });
    expect(await end(machine)).toBe('SUCCEEDED');
    const names = entered(machine);
    expect(names.slice(names.indexOf('Recovery on?'), names.indexOf('Await installation'))).toEqual([
      'Recovery on?',
      'Recover encryption certificates',
      'Register mobile ID',
    ]);
  });

  it('cleans up after a user who cancels', async () => {
    const cancel = (payload: unknown): void => {
      const { taskToken } = v.parse(v.object({ taskToken: v.string() }), payload);
      perform(machine, 'SendTaskFailure', { taskToken, error: 'OrderCancelled' });
    };
    const machine = order({ functions: { 'deliver-qr-code': cancel } });
    expect(await end(machine)).toBe('SUCCEEDED');
    expect(entered(machine).slice(-5)).toEqual(['Deliver QR code', ...cleaningUp]);
    expect(closingError(machine)).toBe('OrderCancelled');
  });

  it.each(tasks().filter(waits))(
    'cleans up when nobody comes in $name',
    async ({ name: state, TimeoutSeconds }) => {
      const seconds =
        new Map(Object.entries(times)).get(/(\w+) %/.exec(String(TimeoutSeconds))?.[1] ?? '') ?? 0;
      const idle =
        Object.keys(waitingSteps)[
          tasks()
            .filter(waits)
            .findIndex(({ name }) => name === state)
        ] ?? '';
      const machine = order({ idle });
      await until(() => machine.calls.at(-1)?.name === idle);
      machine.clock.advance((seconds - 1) * 1000);
      await settled();
      expect(entered(machine).at(-1)).toBe(state);
      machine.clock.advance(1000);
      expect(await end(machine)).toBe('SUCCEEDED');
      expect(entered(machine).slice(-5)).toEqual([state, ...cleaningUp]);
      expect(closingError(machine)).toBe('States.Timeout');
    },
  );

  it('tries again what heals', async () => {
    let tries = 0;
    const collect = (): void => {
      tries += 1;
      if (tries <= 2) throw new FunctionFailure(errorName('certificate-in-progress'));
    };
    const machine = order({ functions: { 'collect-certificate': collect } });
    await until(() => machine.transitions.filter(({ type }) => type === 'retrying').length === 2);
    machine.clock.advance(2000);
    expect(await end(machine)).toBe('SUCCEEDED');
    expect(machine.transitions.filter(({ type }) => type === 'retrying')).toEqual([
      expect.objectContaining({
        name: 'Collect certificate',
        error: errorName('certificate-in-progress'),
        seconds: 1,
      }),
      expect.objectContaining({
        name: 'Collect certificate',
        error: errorName('certificate-in-progress'),
        seconds: 1,
      }),
    ]);
    expect(named(machine, 'order').transitions).toBe(21);
  });

  it('lets the other certificates come to their end when one fails', async () => {
    const issue = (payload: unknown): void => {
      if (v.is(v.object({ kind: v.literal('signature') }), payload)) throw new FunctionFailure('Refused');
    };
    const machine = order({ functions: { 'issue-certificate': issue } });
    expect(await end(machine)).toBe('SUCCEEDED');
    expect(entered(machine)).toContain('Certificate not issued');
    expect(machine.calls.filter(({ name }) => name === 'collect-certificate')).toHaveLength(1);
    expect(entered(machine)).toContain('Check certificates');
  });

  it('fails if clean-up does, which EventBridge hears of', async () => {
    const machine = order({
      functions: {
        'check-user-state': () => {
          throw new FunctionFailure('UserNotActive');
        },
        'revoke-certificates': () => {
          throw new FunctionFailure('NotRevoked');
        },
      },
    });
    expect(await end(machine)).toBe('FAILED');
    expect(named(machine, 'order').result).toMatchObject({ error: 'NotRevoked' });
    expect(machine.statusChanges.map(({ name, status }) => [name, status])).toEqual([
      ['order', 'RUNNING'],
      ['order', 'FAILED'],
    ]);
  });

  it('times out as a whole, whatever it waits for', async () => {
    const machine = order({
      idle: 'await-confirmation',
      functions: {
        'load-options': () => ({ times: { ...times, confirmationSeconds: 9_999_999 }, recovery: false }),
      },
    });
    await until(() => machine.calls.at(-1)?.name === 'await-confirmation');
    machine.clock.advance(5 * 86_400_000);
    expect(await end(machine)).toBe('TIMED_OUT');
    const { status, startDate, stopDate } = machine.statusChanges.at(-1) ?? {};
    expect(status).toBe('TIMED_OUT');
    expect(Number(stopDate) - Number(startDate)).toBeGreaterThanOrEqual(5 * 86_400_000);
    expect(machine.clock.waiting).toBe(0);
  });
});
