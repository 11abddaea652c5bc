import { Aws, Fn } from 'aws-cdk-lib';

/** Name of a stack that nobody has named; its state machine and its options have the plain names. */
export const defaultStackName = 'GetMobileId';

/**
 * Part of a name that no other stack has, nor an earlier one of the same name: what a stack leaves behind when it is
 * deleted keeps its name. It is the first group of the stack id's UUID, the part that changes most: the UUID is of
 * version 1 (docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html,
 * AWS::StackId; RFC 9562 section 5.1).
 */
export const stackSuffix = (): string =>
  Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))));

/** Name of the state machine of a stack. */
export const processNameFor = (stackName: string): string =>
  stackName === defaultStackName ? 'MobileIDSelfServiceProcGet' : `${stackName}-MobileIDSelfServiceProcGet`;

/** Name of the state machine that locks mobile IDs, of the same stack as the one that makes them. */
export const lockProcessNameFor = (processName: string): string =>
  processName.endsWith('MobileIDSelfServiceProcGet')
    ? `${processName.slice(0, -'Get'.length)}Lock`
    : `${processName.slice(0, 75)}-Lock`;

/** Path of the options of a stack; beside each other, because who may read a path may read what is below it. */
export const optionsPathFor = (stackName: string): string =>
  stackName === defaultStackName ? '/get-mobile-id/options' : `/get-mobile-id-${stackName}/options`;
