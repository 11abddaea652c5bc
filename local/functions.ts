import type { Caller } from './aws/operation.ts';
import type { Calls } from './aws/calls.ts';
import type { Credentials } from './aws/credentials.ts';
import type { Template } from './assembly/template.ts';
import { serviceCaller, type Authorizer } from './iam/authorizer.ts';
import type { LambdaHost } from './lambda/lambda-host.ts';
import type { Invoke } from './states/run.ts';

/** The caller that a role of the template is. */
export const roleCaller = (
  { resources }: Template,
  matches: (role: { id: string; arn: string }) => boolean,
): Caller => {
  const role = resources('AWS::IAM::Role').find(matches);
  if (!role) throw new Error('The template has no such role');
  return { arn: role.arn, role: role.id };
};

/** Gives each role its credentials: always the same ones. */
export const credentialsOfRoles = (credentials: Credentials, template: Template) => {
  const issued = new Map<string, ReturnType<Credentials['issue']>>();
  return (id: string) => {
    const variables = issued.get(id) ?? credentials.issue(roleCaller(template, (role) => role.id === id));
    issued.set(id, variables);
    return {
      accessKeyId: variables.AWS_ACCESS_KEY_ID,
      secretAccessKey: variables.AWS_SECRET_ACCESS_KEY,
      sessionToken: variables.AWS_SESSION_TOKEN,
    };
  };
};

/** How a state machine calls functions: as its role, through all gates. */
export const invokeAsRole =
  (calls: Calls, template: Template, lambda: LambdaHost): Invoke =>
  (resource, payload, { roleArn }) =>
    calls.make({
      caller: roleCaller(template, ({ arn }) => arn === roleArn),
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
