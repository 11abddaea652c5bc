import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import type { RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { mobileIdEvents } from '../../domain/mobile-id-events.ts';
import { acknowledge } from '../nag-acknowledgements.ts';
import type { Executions } from './executions.ts';

/**
 * The key that executions are encrypted with: what a history holds, the task tokens above all, is for nobody
 * without a permission on it. Log delivery has to decrypt what it carries to the log group
 * (docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html, step 3).
 */
export const executionKey = (scope: Construct, removalPolicy: RemovalPolicy): Key => {
  const key = new Key(scope, 'Key', {
    description: 'Executions of Get mobile ID',
    enableKeyRotation: true,
    removalPolicy,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
      actions: ['kms:Decrypt'],
      resources: ['*'],
      conditions: { StringEquals: logContext(scope) },
    }),
  );
  return key;
};

/** What executions work with. */
export interface ExecutionNeeds {
  readonly functionArns: readonly string[];
  readonly raisesEvents: boolean;
  readonly key: IKey;
}

/** What the executions are allowed: to call the functions of the steps, and what Step Functions itself needs. */
export const executionRole = (
  scope: Construct,
  { stateMachineArn }: Executions,
  { functionArns, raisesEvents, key }: ExecutionNeeds,
): Role => {
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('states.amazonaws.com', {
      conditions: {
        ArnEquals: { 'aws:SourceArn': stateMachineArn },
        StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
      },
    }),
  });
  const allow = (actions: string[], resources: string[], context?: Record<string, string>) =>
    role.addToPolicy(
      new PolicyStatement({ actions, resources, ...(context && { conditions: { StringEquals: context } }) }),
    );
  allow(['lambda:InvokeFunction'], [...functionArns]);
  if (raisesEvents)
    allow(['events:PutEvents'], [defaultBusArn(scope)], { 'events:source': mobileIdEvents.source });
  allow(['kms:Decrypt', 'kms:GenerateDataKey'], [key.keyArn], {
    'kms:EncryptionContext:aws:states:stateMachineArn': stateMachineArn,
  });
  allow(['kms:GenerateDataKey'], [key.keyArn], logContext(scope));
  allow(tracingActions, ['*']);
  allow(logDeliveryActions, ['*']);
  acknowledge(role, 'log-delivery');
  return role;
};

const defaultBusArn = (scope: Construct): string =>
  Stack.of(scope).formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' });

const logContext = (scope: Construct): Record<string, string> => ({
  'kms:EncryptionContext:SourceArn': Stack.of(scope).formatArn({
    service: 'logs',
    resource: '*',
    arnFormat: ArnFormat.NO_RESOURCE_NAME,
  }),
});

// docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html
const tracingActions = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
];

// docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
const logDeliveryActions = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];
