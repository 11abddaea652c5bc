import * as v from 'valibot';
import type { PhoneTestResponse } from '../../../api/phone-schemas.ts';
import type { Api } from '../../shared/api.ts';
import { fill } from '../../shared/fill.ts';
import type { Heard } from '../../shared/heard.ts';
import { toProblem, type ProblemCode } from '../../shared/problem.ts';
import { formats } from '../../shared/texts/index.ts';
import type { MobileId } from '../store/records.ts';
import { postWithChallenge } from './challenge.ts';
import type { Said } from './said.tsx';
import { texts } from './texts.ts';

/** What a later release may look for besides is nothing that this page has words for. */
const FoundSchema = v.object({ at: v.string(), failed: v.array(v.string()), state: v.string() });

/** What a test found: when, what is not so, and the state of the mobile ID. */
export type Found = Heard<typeof FoundSchema, v.InferOutput<typeof PhoneTestResponse>>;

type Tested = Pick<MobileId, 'certificates'>;

/**
 * Has the service test a mobile ID: signs a challenge of its.
 * @throws {ProblemError}
 */
export const testMobileId = (api: Api, mobileId: Tested, now: () => number): Promise<Found> =>
  postWithChallenge({ api, mobileId, now }, { path: '/phone/tests', response: FoundSchema });

const words: Readonly<Record<string, string | undefined>> = texts.test.failed;
const states: Readonly<Record<string, string | undefined>> = {
  locked: texts.locked,
  inactive: texts.inactive,
  expired: texts.expired,
};

/** What a test found, and what to do. */
export const describeFound = ({ at, failed, state }: Found): Said => {
  const [first] = failed;
  if (first === undefined) return { tone: 'good', text: fill(texts.test.works, { time: formats.time(at) }) };
  const text = (first === 'mobile-id' ? states[state] : words[first]) ?? texts.test.fails;
  return { tone: 'warning', text };
};

/** Why there is no test, and what to do. */
export const describeUntested = (error: unknown): Said => ({
  tone: 'warning',
  text: untested[toProblem(error).code] ?? texts.test.later,
});

const untested: Readonly<Partial<Record<ProblemCode, string>>> = {
  offline: texts.test.offline,
  // The service knows no such key, or takes no signature of it: trying again helps nobody.
  unauthorized: texts.test.fails,
};
