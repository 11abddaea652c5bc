import type { Caller } from './aws/operation.ts';
import type { Calls } from './aws/calls.ts';
import type { Template } from './assembly/template.ts';
import { serviceCaller, type Authorizer } from './iam/authorizer.ts';
import type { LambdaHost } from './lambda/lambda-host.ts';
import type { Invoke } from './states/run.ts';

const callerOf = ({ resources }: Template, roleArn: string): Caller => {
  const role = resources('AWS::IAM::Role').find(({ arn }) => arn === roleArn);
  if (!role) throw new Error(`The template has no role ${roleArn}`);
  return { arn: role.arn, role: role.id };
};

/** How a state machine calls functions: as its role, through all gates. */
export const invokeAsRole =
  (calls: Calls, template: Template, lambda: LambdaHost): Invoke =>
  (resource, payload, { roleArn }) =>
    calls.make({
      caller: callerOf(template, roleArn),
      service: 'lambda',
      operation: 'Invoke',
      permissions: () => [{ action: 'lambda:InvokeFunction', resource }],
      perform: () => lambda.invoke(resource, payload),
    });

/** Whether a function's own permissions let an AWS service call it. */
export const mayInvoke =
  (authorizer: Authorizer) =>
  (resource: string, source: { readonly principal: string; readonly arn: string }): boolean => {
    try {
      const context = { 'aws:SourceArn': source.arn };
      authorizer.check(serviceCaller(source.principal), [
        { action: 'lambda:InvokeFunction', resource, context },
      ]);
      return true;
    } catch {
      return false;
    }
  };
