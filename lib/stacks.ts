import { Validations, type App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CertificateAuthorityStack } from './certificate-authority-stack.ts';
import { GetMobileIdStack, type GetMobileIdStackProps } from './get-mobile-id-stack.ts';

/**
 * Adds the stacks of a configuration to an app, and the checks that they have to pass at synthesis.
 * @param app to add them to
 */
export const addStacks = (
  app: App,
  { configuration, ...built }: Pick<GetMobileIdStackProps, 'configuration' | 'code' | 'pages'>,
): GetMobileIdStack => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const { stackName, ca } = configuration;
  if (ca === 'import') return new GetMobileIdStack(app, stackName, { configuration, ...built });
  const authority = new CertificateAuthorityStack(app, `${stackName}-CertificateAuthority`, {
    configuration,
  });
  const stack = new GetMobileIdStack(app, stackName, {
    configuration,
    ...built,
    authority: authority.location,
  });
  stack.addStackDependency(authority, 'It imports the CA');
  return stack;
};
