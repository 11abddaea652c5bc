import { format } from 'node:util';
import * as v from 'valibot';
import { vi } from 'vitest';

const LineSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));

export type LogEntry = Readonly<Record<string, unknown>>;

/** What was printed since capturing began: Powertools' logs and metrics, and anything else. */
export class CapturedLogs {
  readonly #printed: string[] = [];

  print(text: string): void {
    this.#printed.push(text);
  }

  /** Everything as it was printed. */
  get text(): string {
    return this.#printed.join('');
  }

  /** The lines that are JSON objects, in order: log entries and metrics. */
  get entries(): readonly LogEntry[] {
    return this.text
      .split('\n')
      .map((line) => v.safeParse(LineSchema, line))
      .filter((line) => line.success)
      .map((line) => line.output);
  }

  /** The log entries that carry this code. */
  withCode(code: string): readonly LogEntry[] {
    return this.entries.filter((entry) => entry['code'] === code);
  }

  /** The values of a metric (CloudWatch embedded metric format). */
  metric(name: string): readonly unknown[] {
    return this.entries.filter((entry) => '_aws' in entry && name in entry).map((entry) => entry[name]);
  }

  /** Whether a text was printed: plain, as JSON writes it, as base64 or as base64url. */
  contains(secret: string): boolean {
    const base64 = Buffer.from(secret).toString('base64').replaceAll('=', '');
    const forms = [
      secret,
      JSON.stringify(secret).slice(1, -1),
      base64,
      base64.replaceAll('+', '-').replaceAll('/', '_'),
    ];
    return forms.some((form) => this.text.includes(form));
  }
}

const consoleMethods = ['debug', 'info', 'log', 'warn', 'error', 'trace'] as const;

/**
 * Keeps what is printed from now until the test ends, instead of printing it. Powertools writes to the
 * process's streams, everything else to the global console.
 */
export const captureLogs = (): CapturedLogs => {
  const logs = new CapturedLogs();
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      logs.print(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
      return true;
    });
  for (const method of consoleMethods)
    vi.spyOn(console, method).mockImplementation((...values) => {
      logs.print(`${format(...values)}\n`);
    });
  return logs;
};
