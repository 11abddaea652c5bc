import { explain } from '../shared/tool.ts';
import type { Check, Examined, Looked } from './check.ts';
import { warning } from './finding.ts';

/** What came of one check. */
export interface Outcome extends Looked {
  readonly name: string;
  readonly expects: string;
  /** Whether it could be looked at. */
  readonly wasSeen: boolean;
}

const isNotEmulated = (error: unknown): boolean =>
  error instanceof Error && error.name.includes('UnknownOperation');

/** Where somebody may not look, nobody knows: that is no "all is well". */
const notSeen = (error: unknown): Looked => {
  if (isNotEmulated(error)) return { findings: [], note: 'not looked at: the local cloud does not have it' };
  const remedy = 'Run it with credentials that may read this, and with a network that gets there.';
  return { findings: [warning('not-seen', `It could not be looked at: ${explain(error)}`, remedy)] };
};

const runCheck = async ({ name, expects, look }: Check, examined: Examined): Promise<Outcome> => {
  try {
    const looked = await look(examined);
    return { name, expects, wasSeen: true, ...('findings' in looked ? looked : { findings: looked }) };
  } catch (error) {
    return { name, expects, wasSeen: false, ...notSeen(error) };
  }
};

/**
 * Runs checks side by side.
 * @param onDone hears after each how many are done
 * @returns what came of each, in their order
 */
export const runChecks = async (
  checks: readonly Check[],
  examined: Examined,
  onDone: (done: number) => void = () => undefined,
): Promise<readonly Outcome[]> => {
  let done = 0;
  return Promise.all(
    checks.map(async (check) => {
      const outcome = await runCheck(check, examined);
      onDone((done += 1));
      return outcome;
    }),
  );
};

/** Whether somebody has to do something. */
export const isFine = (outcomes: readonly Outcome[]): boolean =>
  outcomes.every(({ findings }) => findings.every(({ level }) => level === 'advice'));
