import type { DemoCloud } from '../../demo/cloud.ts';
import { ApiProblem } from '../../demo/actors/http.ts';
import { assemble, type Cast } from './cast.ts';
import { cpuLimit, faultsOf } from './judge.ts';
import { operations } from './operations.ts';
import { requestsOf, type GeneratedRequest } from './request.ts';
import { send } from './send.ts';
import { sentBy, type SentRequest } from './sent.ts';

/** Which requests are made. */
export interface FuzzOptions {
  readonly seed: number;
  /** How many. */
  readonly requests: number;
  /** The number of the first. @default 0 */
  readonly from?: number;
  /** Whether CPU counts: not where this process does something else meanwhile. @default true */
  readonly cpu?: boolean;
  /** Hears of new people with new orders. */
  readonly onCast?: (made: number) => void;
}

/** A request whose answer is not as it should be. */
export interface Failure {
  readonly number: number;
  readonly request: GeneratedRequest;
  readonly faults: readonly string[];
}

/** What came of it. */
export interface FuzzReport {
  readonly failures: readonly Failure[];
  /** How often each operation gave each status, by both. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** The most CPU that a request took, in milliseconds. */
  readonly mostCpu: number;
}

/** So many requests meet the same people: then their orders are used up. */
export const castSize = 250;

const rate = 10;
const tries = 5;

const milliseconds = async <Result>(act: () => Promise<Result>): Promise<readonly [Result, number]> => {
  const before = process.cpuUsage();
  const result = await act();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1000];
};

/** Sends a request; again when it takes long, for whatever else this process did counts too. */
const measured = async (url: string, request: SentRequest) => {
  const [answer, first] = await milliseconds(() => send(url, request));
  let cpu = first;
  for (let again = 1; again < tries && cpu > cpuLimit(request); again += 1)
    cpu = Math.min(cpu, (await milliseconds(() => send(url, request)))[1]);
  return { answer, cpu };
};

/** New people, who try again where the machine was too busy for their orders: what they meet is not judged. */
const assembled = async (cloud: DemoCloud, left = tries): Promise<Cast> => {
  try {
    return await assemble(cloud);
  } catch (error) {
    if (left === 1 || !(error instanceof ApiProblem) || error.status !== 503) throw error;
    return assembled(cloud, left - 1);
  }
};

const warmUp = async (cloud: DemoCloud): Promise<void> => {
  const [first] = requestsOf(0, 1);
  if (!first) return;
  const cast = await assembled(cloud);
  for (const { name, method } of operations)
    await send(
      cloud.endpoints.api,
      sentBy(cast, { ...first, operation: name, method, bearer: 'the right one' }),
    );
};

const asked = async (cloud: DemoCloud, request: SentRequest, measuresCpu: boolean) => {
  try {
    const { answer, cpu } = await measured(cloud.endpoints.api, request);
    return { status: answer.statusCode, faults: faultsOf(request, answer, measuresCpu ? cpu : 0), cpu };
  } catch (error) {
    return {
      status: 0,
      faults: [`no answer: ${error instanceof Error ? error.message : String(error)}`],
      cpu: 0,
    };
  }
};

/** What came of the requests so far. */
class Tally implements FuzzReport {
  readonly failures: Failure[] = [];
  readonly counts = new Map<string, Map<number, number>>();
  mostCpu = 0;

  add(number: number, request: GeneratedRequest, answered: Awaited<ReturnType<typeof asked>>): void {
    const { status, faults, cpu } = answered;
    const ofOperation = this.counts.get(request.operation) ?? new Map<number, number>();
    this.counts.set(request.operation, ofOperation.set(status, (ofOperation.get(status) ?? 0) + 1));
    this.mostCpu = Math.max(this.mostCpu, cpu);
    if (faults.length > 0) this.failures.push({ number, request, faults });
  }
}

/** Sends requests that a seed stands for, one after the other, and holds each answer to docs/openapi.json. */
export const fuzz = async (cloud: DemoCloud, options: FuzzOptions): Promise<FuzzReport> => {
  const { seed, requests, from = 0, cpu = true, onCast = () => undefined } = options;
  cloud.clock.rate = rate;
  await warmUp(cloud);
  const tally = new Tally();
  const all = requestsOf(seed, from + requests).slice(from);
  for (let made = 0; made < requests; made += castSize) {
    onCast(made);
    const cast = await assembled(cloud);
    for (const [index, request] of all.slice(made, made + castSize).entries())
      tally.add(from + made + index, request, await asked(cloud, sentBy(cast, request), cpu));
  }
  return tally;
};
