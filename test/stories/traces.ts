import { GetExecutionHistoryCommand, type SFNClient } from '@aws-sdk/client-sfn';
import type { DemoCloud } from '../../demo/cloud.ts';

/** What was left behind where secrets must not be, as text. */
export interface Traces {
  readonly logs: string;
  /** Paths that were asked for. */
  readonly requests: string;
  readonly histories: string;
}

/** Reads what came since it was read last. */
export class TraceReader {
  readonly #cloud: DemoCloud;
  readonly #sfn: SFNClient;
  readonly #read = { logs: 0, requests: 0 };
  readonly #over = new Set<string>();

  constructor(cloud: DemoCloud, sfn: SFNClient) {
    this.#cloud = cloud;
    this.#sfn = sfn;
  }

  async next(): Promise<Traces> {
    const { logs, requests } = this.#cloud;
    const traces = {
      logs: logs
        .slice(this.#read.logs)
        .map(({ line }) => line)
        .join('\n'),
      requests: requests
        .slice(this.#read.requests)
        .map(({ path }) => path)
        .join('\n'),
      histories: await this.#histories(),
    };
    [this.#read.logs, this.#read.requests] = [logs.length, requests.length];
    return traces;
  }

  async #histories(): Promise<string> {
    const executions = this.#cloud.executions().filter(({ arn }) => !this.#over.has(arn));
    const texts = executions.map(async ({ arn, status }) => {
      const { events } = await this.#sfn.send(
        new GetExecutionHistoryCommand({ executionArn: arn, maxResults: 1000 }),
      );
      if (status !== 'RUNNING') this.#over.add(arn);
      return JSON.stringify(events);
    });
    return (await Promise.all(texts)).join('\n');
  }
}
