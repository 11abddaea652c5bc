/** `npm start`: the whole of Get mobile ID on this machine, with users to try it as. */
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { startDemoCloud, type DemoCloud } from './cloud.ts';
import { defaultPort, portNames, portsFrom, PortTaken } from '../local/index.ts';
import { showDemoBrand } from './brand.ts';
import { demoUsers } from './actors/demo-users.ts';
import { AlreadyRunning, claim } from './claim.ts';
import { alarmLine } from './terminal/alarm-log.ts';
import { colorsFor } from '../bin/shared/colors.ts';
import { orderLine } from './terminal/order-log.ts';
import { Steps } from './terminal/steps.ts';
import { welcome } from './terminal/welcome.ts';

const folder = new URL('../.local/', import.meta.url);
const endpointsFile = new URL('endpoints.json', folder);
const logFile = new URL('functions.log', folder);

const portNumber = (text: string): number => {
  const port = Number(text);
  const last = 65_535 - portNames.length + 1;
  if (/^\d+$/.test(text) && (port === 0 || (port > 0 && port <= last))) return port;
  throw new InvalidArgumentError(`It is a number from 1 to ${last.toString()}, or 0 for any that is free.`);
};

const problemText = (problem: unknown): string =>
  problem instanceof Error ? (problem.stack ?? problem.message) : JSON.stringify(problem);

const startCloud = (port: number): Promise<DemoCloud> => {
  const steps = new Steps(process.stdout);
  steps.line('Starting Get mobile ID on this machine; this takes some ten seconds.');
  return startDemoCloud({
    ports: portsFrom(port),
    users: demoUsers,
    onStep: steps.done,
    onTransition: (transition) => {
      steps.line(orderLine(transition, steps.colors));
    },
    onAlarm: (change) => {
      steps.line(alarmLine(change, steps.colors));
    },
    onLog: ({ function: name, line }) => {
      appendFileSync(logFile, `${name} ${line}\n`);
    },
    onProblem: (problem) => {
      console.error(colorsFor(process.stderr).red(problemText(problem)));
    },
  });
};

const explain = (error: unknown): string => {
  if (error instanceof AlreadyRunning) return error.message;
  if (!(error instanceof PortTaken)) return problemText(error);
  return `${error.message}, for example: npm start -- --port ${(error.port + 100).toString()}`;
};

const start = async ({ port }: { readonly port: number }): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const release = claim(folder, port);
  rmSync(logFile, { force: true });
  const cloud = await startCloud(port).catch((error: unknown) => {
    release();
    throw error;
  });
  await showDemoBrand(cloud);
  writeFileSync(endpointsFile, `${JSON.stringify(cloud.endpoints, null, 2)}\n`);
  for (const line of welcome(cloud.endpoints, demoUsers)) console.log(line);
  const stop = async (): Promise<void> => {
    console.log('Stopping');
    rmSync(endpointsFile, { force: true });
    release();
    await cloud.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
};

await new Command('npm start --')
  .description(
    'Runs the whole of Get mobile ID on 127.0.0.1: pages, API, sign-in, mail, and AWS behind them.',
  )
  .option(
    '--port <number>',
    `port of the AWS endpoint; the next ${(portNames.length - 1).toString()} are for pages, sign-in, mail and gateway`,
    portNumber,
    defaultPort,
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Options go after two dashes: npm start -- --port 5000')
  .action(async (flags: { readonly port: number }) => {
    try {
      await start(flags);
    } catch (error) {
      console.error(colorsFor(process.stderr).red(explain(error)));
      process.exit(1);
    }
  })
  .parseAsync();
