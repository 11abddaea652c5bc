import { describe, expect, it } from 'vitest';
import { errorTypes } from '../../../domain/failures/error-types.ts';
import { DirectoryItemInvalid, OrderNotFound, WrongStep } from '../../../domain/failures/errors.ts';
import {
  CertificateOutcomeUnknown,
  CertificatesIncomplete,
  CertificateWrong,
  InputInvalid,
  LostRace,
  OptionInvalid,
  StoredItemInvalid,
} from '../../../domain/failures/process-errors.ts';
import { route, userRoute } from '../../../lambdas/runtime/route.ts';
import { documented } from '../../support/answers.ts';
import { httpEvent } from '../../support/http-events.ts';
import { captureLogs } from '../../support/logs.ts';
import { asta, orderIn } from '../../support/orders.ts';

const { orderId } = orderIn('starting');
const event = httpEvent('cancel-order', { user: asta, params: { orderId } });

const failing = (thrown: unknown) =>
  documented(
    'cancel-order',
    route('cancel-order', () => {
      throw thrown;
    })(event),
  );

describe('a route', () => {
  it('answers with the status and body that its work gives', async () => {
    const logs = captureLogs();
    const serve = userRoute('list-mobile-ids', { userClaim: 'sub' }, () =>
      Promise.resolve({ status: 200, body: { mobileIds: [] } }),
    );
    const answer = await documented('list-mobile-ids', serve(httpEvent('list-mobile-ids', { user: asta })));
    expect(answer).toMatchObject({ statusCode: 200, body: { mobileIds: [] } });
    expect(logs.withCode('list-mobile-ids-completed')).toHaveLength(1);
  });

  it('answers what a client did wrong with the problem, and logs its code', async () => {
    const logs = captureLogs();
    const answer = await failing(new WrongStep('issuing'));
    expect(answer).toMatchObject({ statusCode: 409, body: { state: 'issuing' } });
    expect(logs.withCode('cancel-order-refused')).toMatchObject([
      { level: 'INFO', orderId, errorCode: 'wrong-step' },
    ]);
  });

  it.each([
    new InputInvalid('orderId'),
    new OptionInvalid('validity', 'P0D', 'P1D to P5Y'),
    new CertificateWrong('subject'),
    new CertificatesIncomplete(['signature']),
    new CertificateOutcomeUnknown('signature'),
    new StoredItemInvalid('order', 'choices.kinds'),
  ])('shows nothing of an error of the process: $code', async (error) => {
    const logs = captureLogs();
    const { statusCode, body } = await failing(error);
    expect(errorTypes[error.code].status).toBe(500);
    expect(statusCode).toBe(500);
    expect(body).toEqual({
      type: 'urn:get-mobile-id:problem:internal-error',
      title: errorTypes['internal-error'].title,
      status: 500,
      detail: errorTypes['internal-error'].title,
    });
    expect(logs.withCode('cancel-order-failed')).toMatchObject([{ orderId, errorCode: error.name }]);
  });

  it('says in its log whose item of the directory does not fit, and where', async () => {
    const logs = captureLogs();
    const serve = userRoute('start-order', { userClaim: 'sub' }, () => {
      throw new DirectoryItemInvalid('6a1f', 'email');
    });
    const answer = await documented('start-order', serve(httpEvent('start-order', { user: asta })));
    expect(answer).toMatchObject({ statusCode: 403, body: { attribute: 'email' } });
    expect(logs.withCode('start-order-refused')).toMatchObject([
      { errorCode: 'directory-item-invalid', userId: '6a1f', attribute: 'email' },
    ]);
  });

  it.each([
    ['throttles', Object.assign(new Error('slow'), { name: 'ThrottlingException' })],
    ['fails', Object.assign(new Error('down'), { name: 'X', $metadata: { httpStatusCode: 503 } })],
    ['hangs up', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
  ])('asks to try again when AWS %s', async (_, error) => {
    const { statusCode, headers } = await failing(error);
    expect(statusCode).toBe(503);
    expect(headers['retry-after']).toBe('2');
  });

  it('asks to try again when somebody else came first', async () => {
    const logs = captureLogs();
    const { statusCode, headers, body } = await failing(new LostRace('an order that is issuing'));
    expect(statusCode).toBe(503);
    expect(headers['retry-after']).toBe('2');
    expect(body['type']).toBe('urn:get-mobile-id:problem:service-busy');
    expect(logs.withCode('cancel-order-refused')).toMatchObject([{ errorCode: 'lost-race' }]);
  });

  it.each(['204816', undefined, { statusCode: 200 }])('answers 500 to a thrown %j', async (thrown) => {
    const logs = captureLogs();
    expect((await failing(thrown)).statusCode).toBe(500);
    expect(logs).toHaveNoSecrets(['204816']);
  });

  it.each([undefined, {}, { ...event, headers: { cookie: 204816 } }])(
    'answers 500 to an event that is not from an HTTP API, and logs nothing of it',
    async (input) => {
      const logs = captureLogs();
      const serve = route('cancel-order', () => Promise.reject(new OrderNotFound()));
      const { statusCode } = await documented('cancel-order', serve(input));
      expect(statusCode).toBe(500);
      expect(logs.withCode('cancel-order-failed')).toMatchObject([{ errorCode: 'ValiError' }]);
      expect(logs).toHaveNoSecrets(['204816']);
    },
  );
});
