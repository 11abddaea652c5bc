import { expect, it } from 'vitest';
import { Clock } from '../../../local/clock.ts';
import { StateMachines } from '../../../local/sfn/service.ts';
import { createMachines } from '../../../local/sfn/template-machines.ts';
import { caller, machineArn, roleArn } from './support/machine.ts';

const described = (properties: Readonly<Record<string, unknown>>): unknown => {
  const machines = new StateMachines({
    clock: new Clock(0),
    invoke: () => Promise.resolve(),
    putEvents: () => Promise.resolve(),
  });
  const DefinitionString = JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'Only',
    States: { Only: { Type: 'Succeed' } },
  });
  const all = { DefinitionString, RoleArn: roleArn, ...properties };
  createMachines(machines, [{ name: 'Process', arn: machineArn, properties: all }]);
  return machines.service.operations['DescribeStateMachine']?.perform(
    { stateMachineArn: machineArn },
    caller,
  );
};

it('a state machine of a template says how it is logged, traced and encrypted', () => {
  const properties = {
    LoggingConfiguration: {
      Level: 'ERROR',
      Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: 'arn' } }],
    },
    TracingConfiguration: { Enabled: true },
    EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: 'key' },
  };
  expect(described(properties)).toMatchObject({
    loggingConfiguration: {
      level: 'ERROR',
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: 'arn' } }],
    },
    tracingConfiguration: { enabled: true },
    encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'key' },
  });
});

it('a state machine of a template that says nothing of it has what AWS gives', () => {
  expect(described({})).toMatchObject({
    loggingConfiguration: { level: 'OFF', includeExecutionData: false },
    tracingConfiguration: { enabled: false },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
  });
});
