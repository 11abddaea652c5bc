/** Says what `Date` shows in a thread whose clock stands somewhere else. */
import { parentPort, workerData } from 'node:worker_threads';
import { installShownDate } from '../../local/shown-date.ts';

if (workerData instanceof Float64Array) installShownDate(workerData);
const made = new Date();
parentPort?.postMessage({
  times: [Date.now(), made.getTime(), Date.parse(Date())],
  given: new Date('2001-02-03T04:05:06Z').toISOString(),
  parts: new Date(2001, 1).getMonth(),
  kinds: [made instanceof Date, made.constructor === Date, Date.UTC(1970, 0) === 0],
});
