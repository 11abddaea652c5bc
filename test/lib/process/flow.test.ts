import { describe, expect, it } from 'vitest';
import { budgets } from '../../../bench/budgets.ts';
import { definition, flowOf, type State } from '../support/definition.ts';

const { start, states } = flowOf(definition());

/** The states of a flow from the top, as long as all goes well. */
const wellFrom = (first: string, flow: ReadonlyMap<string, State> = states): readonly string[] => {
  const state = flow.get(first);
  const next = state?.Next ?? state?.Default;
  return next === undefined ? [first] : [first, ...wellFrom(next, flow)];
};

const caughtBy = (name: string): string | undefined => states.get(name)?.Catch[0]?.Next;

const each = flowOf(states.get('Issue certificates')?.ItemProcessor);

describe('flow', () => {
  it('goes through the process as the user sees it', () => {
    expect(wellFrom(start)).toEqual([
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
    const kinds = [...each.states.values()].flatMap(({ Arguments }) => Arguments?.Payload['kind'] ?? []);
    expect(kinds).toEqual(['{% $states.input %}', '{% $kind %}']);
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
      if (Type === 'Task') expect(Catch.map(({ Next }) => Next)).toEqual(['Certificate not issued']);
      else expect([name, Type]).toEqual(['Certificate not issued', 'Succeed']);
    }
  });

  it('cleans up after everything that fails before a mobile ID is active', () => {
    const beyond = ['Lock replaced mobile ID', 'Notify success', 'Old phone lost?', 'Recovery on?'];
    const optional = ['Lock lost mobile ID', 'Recover encryption certificates'];
    const before = [...wellFrom(start), ...optional].filter((name) => !beyond.includes(name));
    expect(before.filter((name) => caughtBy(name) !== 'Close order')).toEqual([]);
  });

  it('closes the order, then revokes, then tells the user', () => {
    expect(wellFrom('Close order')).toEqual([
      'Close order',
      'Revoke certificates',
      'Notify failure',
      'Order closed',
    ]);
    expect(states.get('Close order')?.Arguments?.Payload['error']).toBe('{% $states.input.error %}');
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
    expect(wellFrom(start).length + kinds * ofEach + 1).toBeLessThanOrEqual(budgets.stateTransitions);
  });
});
