import { describe, expect, it } from 'vitest';
import { log, logFailure, logOutcome } from '../../../lambdas/runtime/log.ts';
import { captureLogs } from '../../support/logs.ts';

const fields = { orderId: '3f0c6b1e-6f6b-4a52-9d55-6d6f9b2f7a01' };

describe('log', () => {
  it('writes an event of the catalogue under its code', () => {
    const logs = captureLogs();
    log.info('mobile-id-activated', fields);
    expect(logs.entries).toMatchObject([
      { level: 'INFO', message: 'A mobile ID became active', code: 'mobile-id-activated', ...fields },
    ]);
  });

  it('counts an alarm once in its metric', () => {
    const logs = captureLogs();
    log.alarm('option-invalid', 'OptionInvalid', { ...fields, detail: 'validity' });
    log.info('order-ended', fields);
    expect(logs.withCode('option-invalid')).toMatchObject([{ level: 'ERROR', detail: 'validity' }]);
    expect(logs.metric('OptionInvalid')).toEqual([1]);
  });

  it('ends a run with its outcome', () => {
    const logs = captureLogs();
    logOutcome('sweep', 'refused', { errorCode: 'service-busy' });
    expect(logs.entries).toMatchObject([{ code: 'sweep-refused', errorCode: 'service-busy' }]);
  });
});

describe('the line of an unexpected error', () => {
  it('has name and trace', () => {
    const logs = captureLogs();
    logFailure('sweep', new TypeError('x is not a function'), fields);
    expect(logs.entries).toMatchObject([
      { level: 'ERROR', code: 'sweep-failed', errorCode: 'TypeError', ...fields },
    ]);
    expect(logs.text).toContain('log.test.ts');
  });

  it.each([
    ['of one line', 'cannot read 493027'],
    ['of many lines', 'cannot read\n493027\nof the phone'],
    ['that looks like a trace', 'cannot read\n    at 493027 (/phone.ts:1:1)'],
  ])('has no message %s', (_, message) => {
    const logs = captureLogs();
    logFailure('sweep', new Error(message), {});
    expect(logs.entries).toHaveLength(1);
    expect(logs).toHaveNoSecrets(['493027']);
  });

  it('has no message that was replaced after the trace was made', () => {
    const error = new Error('493027');
    expect(error.stack).toContain('493027');
    error.message = 'failed';
    const logs = captureLogs();
    logFailure('sweep', error, {});
    expect(logs.entries).toHaveLength(1);
    expect(logs).toHaveNoSecrets(['493027']);
  });

  it('has neither cause nor members of the error', () => {
    const logs = captureLogs();
    const error = Object.assign(new Error('failed', { cause: new Error('493027') }), { code: '204816' });
    logFailure('sweep', error, {});
    expect(logs).toHaveNoSecrets(['493027', '204816']);
  });

  it.each(['493027', 493_027, { code: '493027' }, undefined])('says nothing of a thrown %j', (thrown) => {
    const logs = captureLogs();
    logFailure('sweep', thrown, {});
    expect(logs.entries).toMatchObject([{ code: 'sweep-failed', errorCode: typeof thrown }]);
    expect(logs).toHaveNoSecrets(['493027']);
  });
});
