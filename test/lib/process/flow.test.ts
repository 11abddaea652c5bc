import { describe, expect, it } from 'vitest';
import { budgets } from '../../../bench/budgets.ts';
import { definition, flowOf, wellFrom } from '../support/definition.ts';

const { start, states } = flowOf(definition());

const caughtBy = (name: string): string | undefined => states.get(name)?.Catch[0]?.Next;

const each = flowOf(states.get('Issue certificates')?.ItemProcessor);

describe('flow', () => {
  it('goes through the process as the user sees it', () => {
    expect(wellFrom(start, states)).toEqual([
      'Load options',
      'Check user state',
      'Await confirmation',
      'Old phone lost?',
      'Deliver QR code',
      'Await approval',
      'Begin issuing',
      'Issue certificates',
      'Check certificates',
      'Recovery on?',
      'Register mobile ID',
      'Await installation',
      'Write active profile',
      'Lock replaced mobile ID',
      'Notify success',
    ]);
  });

  it('locks a lost phone before anything else', () => {
    const choice = states.get('Old phone lost?');
    expect(choice?.Choices).toMatchObject([
      { Condition: "{% $oldPhone = 'lost' %}", Next: 'Lock lost mobile ID' },
    ]);
    expect(states.get('Lock lost mobile ID')?.Next).toBe('Deliver QR code');
  });

  it('issues each kind that the user confirmed', () => {
    expect(states.get('Await confirmation')?.Assign).toEqual({
      kinds: '{% $states.result.kinds %}',
      oldPhone: '{% $states.result.oldPhone %}',
    });
    expect(states.get('Issue certificates')).toMatchObject({ Items: '{% $kinds %}' });
    expect(wellFrom(each.start, each.states)).toEqual(['Issue certificate', 'Collect certificate']);
    const kinds = [...each.states.values()].flatMap(({ Arguments }) => Arguments?.Payload?.['kind'] ?? []);
    expect(kinds.toSorted()).toEqual(['{% $kind %}', '{% $kind %}', '{% $states.input %}']);
    expect(each.states.get('Issue certificate')?.Assign).toEqual({ kind: '{% $states.input %}' });
  });

  it('recovers encryption certificates only with the option on', () => {
    expect(states.get('Load options')?.Assign?.['recovery']).toBe('{% $states.result.Payload.recovery %}');
    const choice = states.get('Recovery on?');
    expect(choice?.Choices).toMatchObject([
      { Condition: '{% $recovery %}', Next: 'Recover encryption certificates' },
    ]);
    expect(states.get('Recover encryption certificates')?.Next).toBe('Register mobile ID');
  });

  it('lets every certificate come to its end when one fails', () => {
    for (const { Type, Catch, name } of each.states.values()) {
      if (Type === 'Task') expect(Catch.at(-1)?.Next).toBe('Certificate not issued');
      else expect(['Certificate not issued', 'Wait for turn']).toContain(name);
    }
  });

  it('waits for a turn at the CA for as long as it is told, as often as it is told', () => {
    const asking = ['Issue certificate', 'Issue certificate in turn'];
    for (const name of asking) {
      const [caught] = each.states.get(name)?.Catch ?? [];
      expect(caught).toMatchObject({ ErrorEquals: ['NotItsTurn'], Next: 'Wait for turn' });
      expect(caught?.['Assign']).toMatchObject({
        seconds: '{% $number($parse($states.errorOutput.Cause).errorMessage) %}',
      });
    }
    expect(each.states.get('Wait for turn')).toMatchObject({
      Type: 'Wait',
      Seconds: '{% $seconds %}',
      Next: 'Issue certificate in turn',
    });
    expect(asking.map((name) => each.states.get(name)?.Next)).toEqual([
      'Collect certificate',
      'Collect certificate',
    ]);
    expect(asking.map((name) => each.states.get(name)?.Arguments?.Payload?.['isItsTurn'])).toEqual([
      undefined,
      true,
    ]);
  });

  it('cleans up after everything that fails before a mobile ID is active', () => {
    const beyond = ['Lock replaced mobile ID', 'Notify success', 'Old phone lost?', 'Recovery on?'];
    const optional = ['Lock lost mobile ID', 'Recover encryption certificates'];
    const before = [...wellFrom(start, states), ...optional].filter((name) => !beyond.includes(name));
    expect(before.filter((name) => caughtBy(name) !== 'Close order')).toEqual([]);
  });

  it('closes the order, then revokes, then tells the user', () => {
    expect(wellFrom('Close order', states)).toEqual([
      'Close order',
      'Revoke certificates',
      'Notify failure',
      'Order closed',
    ]);
    expect(states.get('Close order')?.Arguments?.Payload?.['error']).toBe('{% $states.input.error %}');
    expect(states.get('Order closed')?.Type).toBe('Succeed');
  });

  it('fails nothing once the mobile ID is active', () => {
    expect(caughtBy('Lock replaced mobile ID')).toBe('Notify success');
    expect(caughtBy('Notify success')).toBe('User not notified');
    expect(states.get('User not notified')?.Type).toBe('Succeed');
  });

  it('ends a failed order in order when its user can not be told', () => {
    expect(caughtBy('Notify failure')).toBe('Order closed');
  });

  it('takes no more state transitions for two certificates than it may', () => {
    const kinds = 2;
    // Each iteration of the Map is one more transition than its states, the end of the execution another;
    // the CA needs a moment, so each certificate is fetched twice.
    const ofEach = wellFrom(each.start, each.states).length + 1 + 1;
    expect(wellFrom(start, states).length + kinds * ofEach + 1).toBeLessThanOrEqual(budgets.stateTransitions);
  });
});
