import { describe, expect, it } from 'vitest';
import { withDemoCloud } from '../../demo/cloud.ts';
import { routeNames } from '../support/entry-points.ts';
import { fuzz } from '../fuzz/fuzz.ts';
import { failureLines, summaryLines } from '../fuzz/report.ts';
import { drawSeed } from './draw.ts';

// The long form is `npm run test:fuzz`.
const options = { seed: drawSeed(), requests: 200 };

describe('any request', () => {
  it(`gets an answer that docs/openapi.json lists, no 5xx, and no more than 100 ms of CPU: seed ${options.seed.toString()}`, async () => {
    const report = await withDemoCloud({}, (cloud) => fuzz(cloud, options));
    const { failures, counts } = report;
    console.log(summaryLines(options, report).join('\n'));
    expect(failures.flatMap((failure) => failureLines(options, failure))).toEqual([]);
    expect([...counts.keys()].toSorted()).toEqual(routeNames.toSorted());
  }, 600_000);
});
