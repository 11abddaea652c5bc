import { Stack } from 'aws-cdk-lib';
import { ParameterTier, StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { optionDefinition, optionNames, type OptionName } from '../domain/options/options.ts';
import type { EntryPoint } from './entry-point.ts';
import { output } from './outputs.ts';

/**
 * The options as parameters that an administrator changes. CloudFormation writes a parameter's first value
 * again whenever anything in its definition changes, so a released definition stays as it is.
 */
export class Options extends Construct {
  readonly path: string;

  /** @param path under which all parameters stand, without a slash at its end */
  constructor(scope: Construct, id: string, { path }: { readonly path: string }) {
    super(scope, id);
    this.path = path;
    output(this, 'OptionsPath', 'Path of the options in Parameter Store', path);
    for (const name of optionNames) {
      const { description, initial, allowed, pattern } = optionDefinition(name);
      new StringParameter(this, name.replaceAll('/', '-'), {
        parameterName: `${path}/${name}`,
        description: `${description}. Allowed: ${allowed}`,
        stringValue: initial,
        allowedPattern: pattern,
        tier: ParameterTier.STANDARD,
      });
    }
  }

  /** Lets a function read all options at once; the path itself is what GetParametersByPath is allowed on. */
  grantReadAll(entryPoint: EntryPoint): void {
    entryPoint.addToRolePolicy({ actions: ['ssm:GetParametersByPath'], resources: [this.#arn(this.path)] });
    this.#tellPath(entryPoint);
  }

  /** Lets a function read one option. */
  grantReadOne(entryPoint: EntryPoint, name: OptionName): void {
    entryPoint.addToRolePolicy({
      actions: ['ssm:GetParameter'],
      resources: [this.#arn(`${this.path}/${name}`)],
    });
    this.#tellPath(entryPoint);
  }

  // A release with a new option has its parameter before it has code that reads it.
  #tellPath(entryPoint: EntryPoint): void {
    entryPoint.addEnvironment({ OPTIONS_PATH: this.path });
    entryPoint.lambda.node.addDependency(this);
  }

  #arn(name: string): string {
    return Stack.of(this).formatArn({ service: 'ssm', resource: 'parameter', resourceName: name.slice(1) });
  }
}
