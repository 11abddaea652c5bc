import { DescribeCertificateAuthorityCommand } from '@aws-sdk/client-acm-pca';
import { GetParametersByPathCommand } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/start/check-options.lambda.ts';
import { captureLogs } from '../../../support/logs.ts';
import { options } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

/** What EventBridge tells of a change. */
const changed = (option: string, operation = 'Update') => ({
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': 'Parameter Store Change',
  source: 'aws.ssm',
  account: '111122223333',
  time: '2026-03-01T09:00:00Z',
  region: 'eu-central-1',
  resources: [`arn:aws:ssm:eu-central-1:111122223333:parameter/get-mobile-id/options/${option}`],
  detail: { operation, name: `/get-mobile-id/options/${option}`, type: 'String', description: '' },
});

/** What EventBridge tells at a regular time. */
const scheduled = {
  ...changed(''),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  resources: ['arn:aws:events:eu-central-1:111122223333:rule/every-five-minutes'],
  detail: {},
};

const check = (stage: Stage, option = 'validity') => run(stage.deps)(changed(option));

describe('Check options', () => {
  it('is content with options that orders can work with', async () => {
    const stage = new Stage();
    const logs = captureLogs();
    await check(stage, 'notify');
    expect(logs.withCode('option-invalid')).toEqual([]);
    expect(logs.metric('OptionInvalid')).toEqual([]);
    expect(logs.withCode('check-options-completed')).toMatchObject([
      { parameter: '/get-mobile-id/options/notify' },
    ]);
  });

  it.each([
    [{ validity: 'P5Y1D' }, 'Parameter validity holds "P5Y1D"; allowed: an ISO 8601 duration'],
    [{ 'label/user-id': '{password}' }, 'Parameter label/user-id holds "{password}"; allowed: 1 to 256'],
    [
      { 'certificates/authentication': 'never', 'certificates/signature': 'never' },
      'Parameter certificates/* holds "never"; allowed: always or choice for one kind at least',
    ],
  ])('rings the alarm for %j, and asks for no other try', async (values, detail) => {
    const stage = new Stage();
    stage.setOptions(values);
    const logs = captureLogs();
    await check(stage);
    expect(logs.metric('OptionInvalid')).toEqual([1]);
    const [line, ...others] = logs.withCode('option-invalid');
    expect(line?.['detail']).toContain(detail);
    expect(others).toEqual([]);
  });

  it('sees a change that comes right after another', async () => {
    const stage = new Stage();
    const { deps } = stage;
    await run(deps)(changed('notify'));
    stage.setOptions({ validity: 'P5Y1D' });
    const logs = captureLogs();
    await run(deps)(changed('validity'));
    expect(logs.metric('OptionInvalid')).toEqual([1]);
  });

  it('rings the alarm for an option that was deleted', async () => {
    const stage = new Stage();
    const { notify, ...others } = options();
    const Parameters = Object.entries(others).map(([name, Value]) => ({
      Name: `/get-mobile-id/options/${name}`,
      Value,
      Version: 2,
    }));
    stage.parameterStore.on(GetParametersByPathCommand).resolves({ Parameters });
    const logs = captureLogs();
    await run(stage.deps)(changed('notify', 'Delete'));
    expect(logs.withCode('option-invalid')[0]?.['detail']).toContain('Parameter notify does not exist');
  });

  it('rings the alarm for a validity that outlives the CA', async () => {
    const stage = new Stage();
    stage.setAuthorityEnd(new Date('2027-12-31T00:00:00Z'));
    const logs = captureLogs();
    await check(stage);
    expect(logs.metric('OptionInvalid')).toEqual([1]);
  });

  it.each([{ Status: 'DISABLED' }, { UsageMode: 'SHORT_LIVED_CERTIFICATE' }] as const)(
    'rings the alarm for a CA that no order can use: %j',
    async (authority) => {
      const stage = new Stage();
      stage.setAuthority(authority);
      const logs = captureLogs();
      await check(stage);
      expect(logs.metric('AuthorityUnusable')).toEqual([1]);
      expect(logs.withCode('authority-unusable')[0]?.['detail']).toContain(Object.values(authority)[0]);
    },
  );

  it('notices at a regular time that the CA was disabled a moment ago', async () => {
    const stage = new Stage();
    const { deps } = stage;
    await run(deps)(scheduled);
    stage.setAuthority({ Status: 'DISABLED' });
    const logs = captureLogs();
    await run(deps)(scheduled);
    expect(logs.metric('AuthorityUnusable')).toEqual([1]);
    expect(logs.withCode('check-options-completed')).toHaveLength(1);
  });

  it('is tried again where the options can not be read', async () => {
    const stage = new Stage();
    const busy = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
    stage.parameterStore.on(GetParametersByPathCommand).rejects(busy);
    const logs = captureLogs();
    await expect(check(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    expect(logs.metric('OptionInvalid')).toEqual([]);
  });

  it('is tried again where the CA does not say when it ends', async () => {
    const stage = new Stage();
    stage.pca.on(DescribeCertificateAuthorityCommand).rejects(new Error('socket hang up'));
    await expect(check(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
  });

  it('takes no other event', async () => {
    await expect(run(new Stage().deps)({ detail: {} })).rejects.toMatchObject({ name: 'InputInvalid' });
  });
});
