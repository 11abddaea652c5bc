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

const besideProcess = (processName: string, word: string): string =>
  processName.endsWith('MobileIDSelfServiceProcGet')
    ? `${processName.slice(0, -'Get'.length)}${word}`
    : `${processName.slice(0, 79 - word.length)}-${word}`;

/** Name of the state machine that locks mobile IDs, of the same stack as the one that makes them. */
export const lockProcessNameFor = (processName: string): string => besideProcess(processName, 'Lock');

/** Name of the state machine that makes mobile IDs inactive and active again, of the same stack. */
export const changeProcessNameFor = (processName: string): string => besideProcess(processName, 'Change');

/** Name of the state machine that renews mobile IDs, of the same stack. */
export const renewProcessNameFor = (processName: string): string => besideProcess(processName, 'Renew');

/** Path of the options of a stack; beside each other, because who may read a path may read what is below it. */
export const optionsPathFor = (stackName: string): string =>
  stackName === defaultStackName ? '/get-mobile-id/options' : `/get-mobile-id-${stackName}/options`;
