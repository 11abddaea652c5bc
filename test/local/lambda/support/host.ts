import { afterEach } from 'vitest';
import { readStack } from '../../../../local/assembly/template.ts';
import { ServiceError } from '../../../../local/aws/service-error.ts';
import { Clock } from '../../../../local/clock.ts';
import type { DeadLetter } from '../../../../local/lambda/event-invocations.ts';
import { LambdaHost, type LogLine } from '../../../../local/lambda/service.ts';
import { writeAssembly } from '../../assembly/support/small-assembly.ts';

/** What is particular to a function of a test. */
export interface SmallFunction {
  /** Source of its module. */
  readonly source: string;
  /** Of AWS::Lambda::Function. */
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Of its AWS::Lambda::EventInvokeConfig. */
  readonly retries?: number;
  /** How old an event may become that there is no room for, in seconds: of the same. */
  readonly longestAge?: number;
  /** Executions that the account may have at once. */
  readonly concurrentExecutions?: number;
  /** Actions that its role may do. */
  readonly allowed?: readonly string[];
}

const running: { stop: () => unknown }[] = [];

/** Stops the hosts of each test. */
export const stopHosts = (): void => {
  afterEach(async () => {
    await Promise.all(running.splice(0).map((host) => host.stop()));
  });
};

const resourcesOf = ({ properties = {}, retries, longestAge }: SmallFunction) => ({
  Role: { Type: 'AWS::IAM::Role' },
  Function: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: 'small',
      Runtime: 'nodejs24.x',
      Code: { S3Key: 'small.zip' },
      Handler: 'index.handler',
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      ...properties,
    },
  },
  ...((retries ?? longestAge) !== undefined && {
    Config: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: { Ref: 'Function' },
        ...(retries !== undefined && { MaximumRetryAttempts: retries }),
        ...(longestAge !== undefined && { MaximumEventAgeInSeconds: longestAge }),
      },
    },
  }),
});

/** A host with one function, `small`, in a stack of its own, and whether each run of it failed. */
export const hostOf = (small: SmallFunction) => {
  const directory = writeAssembly({
    template: { Resources: resourcesOf(small) },
    handlers: { small: small.source },
  });
  const clock = new Clock();
  const lines: LogLine[] = [];
  const deadLetters: DeadLetter[] = [];
  const failures: boolean[] = [];
  const host = new LambdaHost({
    template: readStack({ directory, stackName: 'Small' }).resolve({ parameters: {} }),
    clock,
    quotas: { enforced: true, concurrentExecutions: small.concurrentExecutions ?? 1000 },
    endpoint: () => 'http://127.0.0.1:4566',
    credentialsOf: ({ role = '' }) => ({
      AWS_ACCESS_KEY_ID: `id-${role}`,
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'token',
    }),
    authorizer: {
      check: ({ role }, permissions) => {
        const mayAll = permissions.every(({ action }) => small.allowed?.includes(action));
        if (role !== 'Role' || !mayAll) throw new ServiceError('AccessDeniedException', 'no');
      },
    },
    onLog: (line) => lines.push(line),
    onRun: ({ failed }) => failures.push(failed),
    onDeadLetter: (letter) => deadLetters.push(letter),
  });
  running.push(host, clock);
  return { host, clock, lines, failures, deadLetters };
};
