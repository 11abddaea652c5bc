import validate from 'asl-validator';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { errorTypes, errorName } from '../../../domain/failures/error-types.ts';
import { timeLimits, waitingTimes } from '../../../domain/order/time-limits.ts';
import { allStates, definition, flowOf, machineOf, tasks, waits, type State } from '../support/definition.ts';
import { functions } from '../support/functions.ts';
import { resourcesOf } from '../support/synthesized.ts';

const entryPointOf = ({ Arguments }: State): string | undefined =>
  functions().find(({ id }) => Arguments?.FunctionName === `<${id}.Arn>`)?.name;

const timeoutOf = (name: string | undefined): unknown =>
  functions().find((found) => found.name === name)?.Properties['Timeout'];

/** States whose failure has nowhere to go on to: it fails the execution, which clean-up hears of. */
const withoutCatch = ['Close order', 'Revoke certificates'];

/** Longest time that the retries of a state can take together, apart from the calls themselves. */
const longestRetries = (state: State): number =>
  sum(state.Retry.filter((retry) => !isThrottled(retry)).flatMap(longestWaits));

type Retry = State['Retry'][number];

/** Each wait of a Retry at its longest. */
const longestWaits = ({ IntervalSeconds, BackoffRate, MaxDelaySeconds, MaxAttempts }: Retry) =>
  Array.from({ length: MaxAttempts }, (_, n) =>
    Math.min(IntervalSeconds * BackoffRate ** n, MaxDelaySeconds),
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** What random waits, each below its longest, come to in all: half, give or take. */
const atLeast = (waits: readonly number[]): number =>
  sum(waits) / 2 - 5 * Math.sqrt(sum(waits.map((seconds) => seconds ** 2 / 12)));

/** Whether a Retry is for when the CA throttles, and nothing else. */
const isThrottled = ({ ErrorEquals }: Retry): boolean => ErrorEquals.join('') === 'CaThrottled';

const stateNamed = (name: string): State => {
  const state = allStates().find((found) => found.name === name);
  if (!state) throw new Error(`There is no state ${name}`);
  return state;
};

describe('definition of the process', () => {
  it('is one that Step Functions takes', () => {
    const text = JSON.stringify(definition())
      .replaceAll('<AWS::Partition>', 'aws')
      .replaceAll(/<(\w+)\.Arn>/g, '$1');
    const { isValid, errorsText } = validate(JSON.parse(text));
    expect(errorsText()).toBe('');
    expect(isValid).toBe(true);
  });

  it('speaks JSONata', () => {
    expect(definition()).toMatchObject({ QueryLanguage: 'JSONata' });
  });

  it('ends by itself, even if every step takes as long as it may', () => {
    const day = 86_400;
    const { TimeoutSeconds } = v.parse(v.looseObject({ TimeoutSeconds: v.number() }), definition());
    expect(TimeoutSeconds).toBeGreaterThan(Object.keys(waitingTimes).length * day);
    expect(TimeoutSeconds).toBeLessThan(timeLimits.retention);
  });

  it.each(tasks())('$name calls exactly one entry point', (state) => {
    expect(entryPointOf(state)).toBeDefined();
    expect(state.Resource).toMatch(/^arn:<AWS::Partition>:states:::lambda:invoke(\.waitForTaskToken)?$/);
  });

  it.each(tasks())('$name has a time-out', (state) => {
    if (waits(state)) expect(state.TimeoutSeconds).toMatch(/^\{% \$times\.[a-z]+Seconds %\}$/);
    else expect(state.TimeoutSeconds).toBe(Number(timeoutOf(entryPointOf(state))) + 5);
  });

  it('waits as long as the options say, each waiting step by its own', () => {
    const waiting = tasks().filter(waits);
    expect(waiting.map(({ name, TimeoutSeconds }) => [name, TimeoutSeconds])).toEqual([
      ['Await confirmation', '{% $times.confirmationSeconds %}'],
      ['Deliver QR code', '{% $times.phoneSeconds %}'],
      ['Await approval', '{% $times.approvalSeconds %}'],
      ['Await installation', '{% $times.installationSeconds %}'],
    ]);
    expect(waiting).toHaveLength(Object.keys(waitingTimes).length);
    expect(stateNamed('Load options').Assign).toMatchObject({
      times: '{% $states.result.Payload.times %}',
    });
  });

  it.each(tasks())('$name tries again for errors that heal, at random moments, not for ever', ({ Retry }) => {
    const usual = Retry.filter((retry) => !isThrottled(retry));
    const named = usual.flatMap(({ ErrorEquals }) => ErrorEquals);
    expect(new Set(named).size).toBe(named.length);
    for (const { MaxAttempts, MaxDelaySeconds, JitterStrategy } of usual) {
      expect(JitterStrategy).toBe('FULL');
      expect(MaxAttempts).toBeLessThanOrEqual(100);
      expect(MaxDelaySeconds).toBeLessThanOrEqual(60);
    }
  });

  it.each(tasks())('$name tries again after silence exactly if it closes something', ({ name, Retry }) => {
    const closing = [
      ...['Close order', 'Revoke certificates', 'Lock replaced mobile ID'],
      ...['Mark locked', 'Revoke certificates of mobile ID'],
    ];
    const ofStates = Retry.flatMap(({ ErrorEquals }) =>
      ErrorEquals.filter((error) => error.startsWith('States.')),
    );
    expect(ofStates).toEqual(closing.includes(name) ? ['States.Timeout'] : []);
  });

  it.each(Object.entries(errorTypes))('tries again after %s exactly if it is retryable', (code, type) => {
    for (const { Retry } of tasks()) {
      const usual = Retry.filter((retry) => !isThrottled(retry)).flatMap(({ ErrorEquals }) => ErrorEquals);
      expect(usual.includes(errorName(code))).toBe('retryable' in type);
    }
  });

  it.each(tasks())('$name waits some minutes for services that are away', ({ Retry }) => {
    const away = Retry.find(({ ErrorEquals }) => ErrorEquals.includes(errorName('service-busy')));
    const longest = sum(away ? longestWaits(away) : []);
    // What is random comes to half, give or take.
    expect(longest / 2).toBeGreaterThan(3 * 60);
    expect(longest).toBeLessThan(timeLimits.startAgain);
  });

  it.each(['Issue certificate', 'Issue certificate in turn'])(
    '%s asks for as long as the CA takes it for the same request',
    (name) => {
      const [waits, askable] = [stateNamed(name).Retry.flatMap(longestWaits), timeLimits.caIdempotency];
      expect(atLeast(waits)).toBeGreaterThan(askable - timeLimits.issueCertificate);
    },
  );

  it('is done with issuing before the sweep ends the order', () => {
    const issuing = ['Issue certificate', 'Collect certificate'].map((name) =>
      longestRetries(stateNamed(name)),
    );
    expect(issuing.reduce((sum, seconds) => sum + seconds)).toBeLessThan(timeLimits.issuing);
  });

  it('collects as long as its order has time, however long the CA throttles', () => {
    const { Retry } = stateNamed('Collect certificate');
    const waits = Retry.filter(isThrottled).flatMap(longestWaits);
    expect(Retry.findIndex(isThrottled)).toBe(0);
    expect(Retry[0]?.JitterStrategy).toBe('FULL');
    expect(atLeast(waits)).toBeGreaterThan(timeLimits.issuing + 2 * timeLimits.sweepGrace);
  });

  it('waits with revoking until no issuing function can run any more', () => {
    // Half of the longest waits: what random waits come to on average.
    expect(longestRetries(stateNamed('Revoke certificates')) / 2).toBeGreaterThan(
      4 * timeLimits.issueCertificate,
    );
  });

  it.each(tasks())(
    '$name catches what retries do not heal, unless it ends the execution',
    ({ name, Catch }) => {
      expect(Catch.map(({ ErrorEquals }) => ErrorEquals)).toEqual([
        ...(name.startsWith('Issue certificate') ? [['NotItsTurn']] : []),
        ...(withoutCatch.includes(name) ? [] : [['States.ALL']]),
      ]);
    },
  );

  it.each(tasks())('$name is given the order and picks what else it gets', ({ Arguments }) => {
    const { orderId, ...rest } = Arguments?.Payload ?? {};
    expect(orderId).toBe('{% $states.context.Execution.Input.orderId %}');
    for (const value of Object.values(rest)) expect(String(value)).toMatch(/^(true|\{% \$[\w.]+ %\})$/);
  });

  it('hands on nothing of an error but its name, or how long to wait for a turn', () => {
    for (const { Catch } of allStates())
      for (const { ErrorEquals, Output } of Catch)
        expect(Output).toEqual(
          ErrorEquals.includes('NotItsTurn') ? {} : { error: '{% $states.errorOutput.Error %}' },
        );
  });

  it('reaches every state', () => {
    const { states } = flowOf(definition());
    const targets = [...states.values()].flatMap(({ Next, Default, Choices, Catch }) => [
      Next,
      Default,
      ...Choices.map((choice) => choice.Next),
      ...Catch.map((caught) => caught.Next),
    ]);
    expect([...states.keys()].filter((name) => !targets.includes(name))).toEqual(['Load options']);
  });
});

describe('state machine', () => {
  const machine = machineOf('Get');

  it('is a Standard one, traced, encrypted with a key of its own, and logs no data', () => {
    expect(machine?.Properties).toMatchObject({
      StateMachineName: 'MobileIDSelfServiceProcGet',
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
      EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY' },
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
    });
  });

  it('is made after the permissions of its role', () => {
    const policies = resourcesOf('AWS::IAM::Policy').map(({ id }) => id);
    expect(machine?.DependsOn.some((id) => policies.includes(id))).toBe(true);
  });
});
