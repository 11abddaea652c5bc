import fc from 'fast-check';

/** How many days lie between two looks at the phone page, by habit. */
export const habits = { daily: 1, weekly: 7, monthly: 30, rarely: 100 } as const;

/** What may come between: in the directory, or to the phone. */
export const incidents = ['locked', 'deleted', 'inactive', 'phone-lost'] as const;

/** Something that happens to somebody on a day. */
export interface Incident {
  readonly kind: (typeof incidents)[number];
  /** Days after they joined. */
  readonly after: number;
  /** Days until they are active again, or have a new phone: of those that something follows. */
  readonly lasts: number;
}

/** What somebody does over the years, as it was drawn. */
export interface Life {
  /** The day on which they get their first mobile ID; 0 is the first one. */
  readonly joins: number;
  readonly habit: keyof typeof habits;
  /** On which of the days of their habit they look. */
  readonly phase: number;
  /** Days after they joined from which on they look no more. */
  readonly stopsAfter: number | undefined;
  readonly incident: Incident | undefined;
}

const year = 365;

/** In one life of so many. */
const inOneOf = <Value>(oneOf: number, value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: oneOf - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const drawIncident = (days: number): fc.Arbitrary<Incident> =>
  fc.record({
    kind: fc.constantFrom(...incidents),
    after: fc.integer({ min: 1, max: days }),
    lasts: fc.integer({ min: 2, max: 60 }),
  });

/** A life among so many days: all join in the first year, and in the first third of a run that is shorter. */
const drawLife = (days: number): fc.Arbitrary<Life> =>
  fc.record({
    joins: fc.integer({ min: 0, max: Math.max(0, Math.min(year, Math.floor(days / 3)) - 1) }),
    habit: fc.constantFrom('daily', 'weekly', 'weekly', 'monthly', 'monthly', 'rarely'),
    phase: fc.nat({ max: habits.rarely - 1 }),
    stopsAfter: inOneOf(5, fc.integer({ min: 1, max: days })),
    incident: inOneOf(3, drawIncident(days)),
  });

/** The lives of so many people; always the same ones for a seed. */
export const drawLives = (seed: number, people: number, days: number): readonly Life[] =>
  fc.sample(fc.noBias(drawLife(days)), { seed, numRuns: people });

/** Whether somebody opens their phone page on a day, by their habit. */
export const opensOn = ({ joins, habit, phase, stopsAfter = Infinity }: Life, day: number): boolean => {
  const since = day - joins;
  return since > 0 && since < stopsAfter && (since + phase) % habits[habit] === 0;
};

/** The day on which the incident of a life comes; undefined without one. */
export const incidentDay = ({ joins, incident }: Life): number | undefined =>
  incident && joins + incident.after;

/** The day on which it is over: they are active again, or have a new phone; undefined where nothing follows. */
export const recoveryDay = ({ joins, incident }: Life): number | undefined =>
  incident && ['inactive', 'phone-lost'].includes(incident.kind)
    ? joins + incident.after + incident.lasts
    : undefined;
