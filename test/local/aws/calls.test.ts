import { GetParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personAtLaptop } from '../../../local/aws/credentials.ts';
import { callerWith } from '../iam/policies.ts';
import { runEndpoint, ssmWith } from './running.ts';

type Running = Awaited<ReturnType<typeof runEndpoint>>;

const get = { service: 'ssm', operation: 'GetParameter' } as const;
const put = { service: 'ssm', operation: 'PutParameter' } as const;

describe('Calls', () => {
  let running: Running;
  beforeEach(async () => {
    running = await runEndpoint();
  });
  afterEach(() => running.endpoint.close());

  const read = (keys = running.readerKeys) =>
    ssmWith(running.endpoint.url, keys).send(new GetParameterCommand({ Name: '/a' }));
  const write = (Value: string) =>
    ssmWith(running.endpoint.url, running.readerKeys).send(new PutParameterCommand({ Name: '/a', Value }));

  describe('with a fault before', () => {
    it('fails as asked, without effect, once', async () => {
      running.faults.inject({
        ...put,
        error: { code: 'InternalServerError', message: 'Later', status: 500 },
      });
      await expect(write('two')).rejects.toMatchObject({
        name: 'InternalServerError',
        message: 'Later',
        $metadata: { httpStatusCode: 500 },
      });
      expect(running.values.get('/a')).toBe('one');
      await write('two');
      expect(running.values.get('/a')).toBe('two');
    });

    it('lets as many calls pass as asked, then fails as many as asked', async () => {
      running.faults.inject({ ...get, error: { code: 'ThrottlingException' }, skip: 1, times: 2 });
      const outcomes: string[] = [];
      for (let call = 0; call < 4; call += 1)
        outcomes.push(
          await read().then(
            () => 'OK',
            (error: unknown) => (error instanceof Error ? error.name : ''),
          ),
        );
      expect(outcomes).toEqual(['OK', 'ThrottlingException', 'ThrottlingException', 'OK']);
    });

    it('fails the calls of one role only', async () => {
      running.faults.inject({ ...get, role: 'Nobody', error: { code: 'Planned' } });
      await expect(read()).resolves.toBeDefined();
      await expect(read(running.nobodyKeys)).rejects.toThrow(expect.objectContaining({ name: 'Planned' }));
    });

    it('fails the calls that send one of its texts, also texts that came later', async () => {
      const about: string[] = [];
      running.faults.inject({ ...get, about, error: { code: 'Planned' } });
      await expect(read()).resolves.toBeDefined();
      about.push('/a');
      await expect(read()).rejects.toThrow(expect.objectContaining({ name: 'Planned' }));
    });

    it('fails no other operation, and none once it is taken back', async () => {
      const takeBack = running.faults.inject({ ...get, error: { code: 'Planned' }, times: Infinity });
      await expect(write('two')).resolves.toBeDefined();
      await expect(read()).rejects.toMatchObject({ name: 'Planned' });
      takeBack();
      await expect(read()).resolves.toBeDefined();
    });

    it('takes all faults back', async () => {
      running.faults.inject({ ...get, error: { code: 'Planned' } });
      running.faults.clear();
      await expect(read()).resolves.toBeDefined();
    });

    it('breaks the connection, without effect', async () => {
      running.faults.inject({ ...put, error: 'connection' });
      await expect(write('two')).rejects.toMatchObject({ code: 'ECONNRESET' });
      expect(running.values.get('/a')).toBe('one');
      expect(running.problems).toEqual([]);
    });

    it('lets a call wait that then succeeds', async () => {
      running.faults.inject({ ...get, waitsFor: () => write('two') });
      await expect(read()).resolves.toMatchObject({ Parameter: { Value: 'two' } });
    });
  });

  describe('with a fault after the effect', () => {
    it('fails although it happened', async () => {
      running.faults.inject({ ...put, when: 'after', error: { code: 'InternalServerError', status: 500 } });
      await expect(write('two')).rejects.toMatchObject({ name: 'InternalServerError' });
      expect(running.values.get('/a')).toBe('two');
    });

    it('breaks the connection although it happened', async () => {
      running.faults.inject({ ...put, when: 'after', error: 'connection' });
      await expect(write('two')).rejects.toMatchObject({ code: 'ECONNRESET' });
      expect(running.values.get('/a')).toBe('two');
    });

    it('waits for a call that has an effect', async () => {
      running.faults.inject({ ...put, when: 'after', error: { code: 'Planned' } });
      await expect(write('broken')).rejects.toMatchObject({ name: 'InternalFailure' });
      await expect(write('two')).rejects.toMatchObject({ name: 'Planned' });
    });
  });

  it('throttles over the quota before it looks at permissions, when asked', async () => {
    running.quotas.enforced = true;
    for (let call = 0; call < 40; call += 1) await read();
    await expect(read(running.nobodyKeys)).rejects.toMatchObject({
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 400 },
    });
    expect(running.authorizer.refusals).toEqual([]);
  });

  it('notes who called what and how it ended, and tells of it', async () => {
    running.faults.inject({ ...put, error: 'connection' });
    await read();
    await read(running.nobodyKeys).catch(() => undefined);
    await write('two').catch(() => undefined);
    await write('broken').catch(() => undefined);
    const time = running.clock.date();
    const [reader, nobody] = [callerWith('Reader'), callerWith('Nobody')];
    expect(running.calls.log).toEqual([
      { time, caller: reader, ...get, outcome: 'OK' },
      { time, caller: nobody, ...get, outcome: 'AccessDeniedException' },
      { time, caller: reader, ...put, outcome: 'ConnectionDropped' },
      { time, caller: reader, ...put, outcome: 'InternalFailure' },
    ]);
    expect(running.told).toEqual(running.calls.log);
  });

  it('takes a caller without keys of a role for the person at the laptop', async () => {
    await ssmWith(running.endpoint.url).send(new PutParameterCommand({ Name: '/b', Value: 'x' }));
    expect(running.values.get('/b')).toBe('x');
    expect(running.calls.log).toMatchObject([{ caller: personAtLaptop, outcome: 'OK' }]);
  });

  it('takes calls within this process by the same way', async () => {
    const invoke = (role: string) =>
      running.calls.make({
        caller: callerWith(role),
        service: 'lambda',
        operation: 'Invoke',
        permissions: () => [
          { action: 'ssm:GetParameter', resource: 'arn:aws:ssm:eu-central-1:000000000000:parameter/a' },
        ],
        perform: () => Promise.resolve('done'),
      });
    await expect(invoke('Reader')).resolves.toBe('done');
    await expect(invoke('Nobody')).rejects.toMatchObject({ code: 'AccessDeniedException' });
    running.faults.inject({
      service: 'lambda',
      operation: 'Invoke',
      error: { code: 'TooManyRequestsException' },
    });
    await expect(invoke('Reader')).rejects.toMatchObject({ code: 'TooManyRequestsException' });
    expect(running.calls.log.map(({ outcome }) => outcome)).toEqual([
      'OK',
      'AccessDeniedException',
      'TooManyRequestsException',
    ]);
  });
});
