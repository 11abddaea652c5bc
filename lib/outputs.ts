import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Tells whoever deploys or administrates the stack a name or an address.
 * @param construct whose it is; the output stands in its stack
 */
export const output = (construct: IConstruct, name: string, description: string, value: string): void => {
  new CfnOutput(Stack.of(construct), name, { description, value });
};
