import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { retryableErrorNames } from '../../../domain/failures/error-types.ts';
import { OrderEnded } from '../../../domain/failures/errors.ts';
import { CertificateInProgress, OptionInvalid } from '../../../domain/failures/process-errors.ts';
import { OrderTaskSchema, task, WaitingTaskSchema } from '../../../lambdas/runtime/task.ts';
import { captureLogs } from '../../support/logs.ts';
import { secrets } from '../../support/orders.ts';

const orderId = '3f0c6b1e-6f6b-4a52-9d55-6d6f9b2f7a01';
const InputSchema = v.object({ ...OrderTaskSchema.entries, isLast: v.boolean() });

const failing = (thrown: unknown) =>
  task('sweep', OrderTaskSchema, () => {
    throw thrown;
  });

const errorOf = async (running: Promise<unknown>): Promise<unknown> =>
  running.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a task', () => {
  it('hands its checked input to the step, and what that gives to the process', async () => {
    const logs = captureLogs();
    const run = task('sweep', InputSchema, (input) => Promise.resolve({ saw: input }));
    await expect(run({ orderId, isLast: true, more: 'left out' })).resolves.toEqual({
      saw: { orderId, isLast: true },
    });
    expect(logs.withCode('sweep-completed')).toMatchObject([{ orderId }]);
  });

  it('of an event about a parameter says in its log line which one', async () => {
    const logs = captureLogs();
    const EventSchema = v.object({ parameter: v.string() });
    await task('check-options', EventSchema, () => Promise.resolve())({ parameter: '/options/notify' });
    expect(logs.withCode('check-options-completed')).toMatchObject([{ parameter: '/options/notify' }]);
    expect(logs.withCode('check-options-completed')[0]).not.toHaveProperty('orderId');
  });

  it.each([
    ['no order', { isLast: true }, 'orderId'],
    ['an order of no id', { orderId: 'of-asta', isLast: true }, 'orderId'],
    ['a wrong member', { orderId, isLast: 'of-asta' }, 'isLast'],
    ['no object', 'of-asta', 'its root'],
  ])('refuses %s: it names the member, never its value', async (_, input, member) => {
    const logs = captureLogs();
    const step = vi.fn(() => Promise.resolve());
    const error = await errorOf(task('sweep', InputSchema, step)(input));
    expect(error).toMatchObject({ name: 'InputInvalid', message: `The step's input is wrong at ${member}` });
    expect(logs.withCode('sweep-refused')).toMatchObject([{ errorCode: 'input-invalid' }]);
    expect(logs).toHaveNoSecrets(['of-asta']);
    expect(step).not.toHaveBeenCalled();
  });

  it('that waits needs a token, which reaches no log', async () => {
    const logs = captureLogs();
    const run = task('sweep', WaitingTaskSchema, () => Promise.resolve());
    await expect(run({ orderId })).rejects.toThrow(/taskToken/);
    await expect(run({ orderId, taskToken: secrets.taskToken })).resolves.toBeUndefined();
    expect(logs).toHaveNoSecrets([secrets.taskToken]);
  });
});

describe('an error of a task', () => {
  it.each([new OrderEnded('cancelled'), new OptionInvalid('validity', 'P0D', 'P1D to P5Y')])(
    'that the process knows leaves by its name: $name',
    async (known) => {
      const logs = captureLogs();
      expect(await errorOf(failing(known)({ orderId }))).toBe(known);
      expect(logs.withCode('sweep-refused')).toMatchObject([
        { level: 'INFO', orderId, errorCode: known.code, detail: known.message },
      ]);
    },
  );

  // Lambda writes it to the log as an error, with its trace.
  it('that the CA is still at it leaves without a trace, and is no error in our log', async () => {
    const logs = captureLogs();
    const error = await errorOf(failing(new CertificateInProgress())({ orderId }));
    expect(error).toMatchObject({
      name: 'CertificateInProgress',
      stack: 'CertificateInProgress: The CA has not issued the certificate yet',
    });
    expect(logs.entries).toMatchObject([{ level: 'INFO', errorCode: 'certificate-in-progress' }]);
  });

  it.each([
    ['ThrottlingException', {}],
    ['ProvisionedThroughputExceededException', {}],
    ['TransactionInProgressException', {}],
    ['TimeoutError', {}],
    ['InternalServerError', { $metadata: { httpStatusCode: 500 } }],
    ['InsufficientStorage', { $metadata: { httpStatusCode: 507 } }],
    ['Error', { code: 'ECONNRESET' }],
  ])('of AWS that heals leaves by a name that is tried again: %s', async (name, members) => {
    const error = await errorOf(failing(Object.assign(new Error(name), { name, ...members }))({ orderId }));
    expect(error).toMatchObject({ name: 'ServiceBusy', message: `A service did not answer: ${name}` });
    expect(retryableErrorNames).toContain('ServiceBusy');
  });

  it('of DynamoDB that refused one of two writers leaves as a lost race, which is tried again', async () => {
    const conflict = Object.assign(new Error('conflict'), { name: 'TransactionConflictException' });
    expect(await errorOf(failing(conflict)({ orderId }))).toMatchObject({ name: 'LostRace' });
    expect(retryableErrorNames).toContain('LostRace');
  });

  it.each(['AccessDeniedException', 'ValidationException', 'TypeError'])(
    'that nobody expected leaves by its name alone: %s',
    async (name) => {
      const logs = captureLogs();
      const cause = Object.assign(new Error(`${name} at 493027`), {
        name,
        $metadata: { httpStatusCode: 400 },
      });
      const error = await errorOf(failing(cause)({ orderId }));
      expect(error).toMatchObject({ name, message: 'Unexpected error; the log has its trace' });
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('493027');
      expect(logs.withCode('sweep-failed')).toMatchObject([{ level: 'ERROR', orderId, errorCode: name }]);
      expect(logs).toHaveNoSecrets(['493027']);
    },
  );

  it('that is no error becomes one without its text', async () => {
    const logs = captureLogs();
    expect(await errorOf(failing('493027')({ orderId }))).toMatchObject({
      name: 'Error',
      message: 'Unexpected error; the log has its trace',
    });
    expect(logs).toHaveNoSecrets(['493027']);
  });
});
