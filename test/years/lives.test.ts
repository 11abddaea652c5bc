import { describe, expect, it } from 'vitest';
import { drawLives, incidentDay, opensOn, recoveryDay, type Life } from './lives.ts';

const life = (parts: Partial<Life> = {}): Life => ({
  ...{ joins: 10, habit: 'weekly', phase: 0, stopsAfter: undefined, incident: undefined },
  ...parts,
});

const days = Array.from({ length: 40 }, (_, day) => day);

describe('drawn lives', () => {
  it('are the same for a seed, and others for another one', () => {
    expect(drawLives(7, 20, 1095)).toEqual(drawLives(7, 20, 1095));
    expect(drawLives(8, 20, 1095)).not.toEqual(drawLives(7, 20, 1095));
  });

  it('stay what they are when more people are drawn', () => {
    expect(drawLives(7, 30, 1095).slice(0, 20)).toEqual(drawLives(7, 20, 1095));
  });

  it('begin in the first year, and have every habit and every incident', () => {
    const lives = drawLives(1, 300, 1095);
    expect(Math.max(...lives.map(({ joins }) => joins))).toBeLessThan(365);
    expect(new Set(lives.map(({ habit }) => habit)).size).toBe(4);
    expect(new Set(lives.map(({ incident }) => incident?.kind))).toEqual(
      new Set([undefined, 'locked', 'deleted', 'inactive', 'phone-lost']),
    );
  });

  it('look at the phone page by their habit, after they joined and until they stop', () => {
    expect(days.filter((day) => opensOn(life(), day))).toEqual([17, 24, 31, 38]);
    expect(days.filter((day) => opensOn(life({ phase: 3 }), day))).toEqual([14, 21, 28, 35]);
    expect(days.filter((day) => opensOn(life({ stopsAfter: 20 }), day))).toEqual([17, 24]);
    expect(days.filter((day) => opensOn(life({ habit: 'daily', stopsAfter: 4 }), day))).toEqual([11, 12, 13]);
  });

  it('go on after what is for a while alone', () => {
    const meeting = (kind: NonNullable<Life['incident']>['kind']) =>
      life({ incident: { kind, after: 5, lasts: 20 } });
    expect(incidentDay(meeting('locked'))).toBe(15);
    expect(recoveryDay(meeting('inactive'))).toBe(35);
    expect(recoveryDay(meeting('phone-lost'))).toBe(35);
    expect([recoveryDay(meeting('locked')), recoveryDay(meeting('deleted'))]).toEqual([undefined, undefined]);
    expect(incidentDay(life())).toBeUndefined();
  });
});
