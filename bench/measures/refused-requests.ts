import { answerOf, routeNames } from '../../test/support/entry-points.ts';
import { httpEvent } from '../../test/support/http-events.ts';
import { sound } from '../../test/support/sound-requests.ts';
import { Stage } from '../../test/support/stage.ts';
import { findBodyLimit, type RouteName } from '../../api/routes.ts';
import { budgets } from '../budgets.ts';
import type { Measure } from '../measure.ts';

const samples = 21;
// Bytes (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html).
const gatewayLimit = 10 * 2 ** 20;

/** Bodies that make a parser, or whoever checks what it gives, work hard: as long as is asked for. */
const hostile: readonly ((bytes: number) => string)[] = [
  (bytes) => '['.repeat(bytes),
  (bytes) => `{"certificateRequests":[${'{},'.repeat((bytes - 30) / 3)}{}]}`,
  (bytes) => `{"kinds":[${'"signature",'.repeat((bytes - 30) / 12)}"signature"]}`,
  (bytes) => `{${'"a":1,'.repeat((bytes - 30) / 6)}"a":1}`,
  (bytes) => `{"matchCode":${'9'.repeat(bytes - 30)}}`,
  (bytes) => JSON.stringify({ phoneName: '\u{1f600}'.repeat((bytes - 30) / 4) }),
];

const bodies = (limit: number) =>
  [limit, gatewayLimit].flatMap((bytes) =>
    hostile.flatMap((body) => {
      const text = body(bytes);
      return [text, Buffer.from(text)];
    }),
  );

/** CPU that a route takes to refuse a body, in milliseconds, at its fastest: what else the machine does only adds to it. */
const measureCpu = async (name: RouteName, body: unknown): Promise<number> => {
  const { deps } = new Stage();
  const event = httpEvent(name, { ...sound(name), body });
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const before = process.cpuUsage();
    await answerOf(name, deps, event);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return Math.min(...times);
};

/** What anybody can make a function compute by what they send. */
export const refusedRequests: Measure = {
  name: 'CPU of a route to refuse the worst body that it can get',
  unit: 'ms',
  take: async (onStep) => {
    const readings = [];
    for (const name of routeNames) {
      const values: number[] = [];
      for (const body of bodies(findBodyLimit(name))) values.push(await measureCpu(name, body));
      onStep(`  ${name}`);
      readings.push({ of: name, value: Math.max(...values), target: { atMost: budgets.refusedRequest } });
    }
    return readings;
  },
};
