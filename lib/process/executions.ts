import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EntryPoint } from '../entry-point.ts';
import { output } from '../outputs.ts';

/** Which state machine runs the process. */
export interface ExecutionsProps {
  readonly processName: string;
  /** What the output that names it is called, and what it says. */
  readonly told: { readonly name: string; readonly description: string };
  /** Environment variable in which functions that start it find its ARN. @default STATE_MACHINE_ARN */
  readonly variable?: string;
}

/**
 * The executions of the process, as functions may act on them. The machine is known by its name: it calls the
 * functions that act on it, so neither can wait for the other to be made.
 */
export class Executions extends Construct {
  readonly processName: string;
  readonly stateMachineArn: string;
  readonly #variable: string;

  constructor(
    scope: Construct,
    id: string,
    { processName, told, variable = 'STATE_MACHINE_ARN' }: ExecutionsProps,
  ) {
    super(scope, id);
    this.#variable = variable;
    this.processName = processName;
    this.stateMachineArn = Stack.of(this).formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: processName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    output(this, told.name, told.description, this.stateMachineArn);
  }

  /** Lets a function start executions. */
  grantStart(entryPoint: EntryPoint): void {
    this.#grant(entryPoint, 'states:StartExecution');
    entryPoint.addEnvironment({ [this.#variable]: this.stateMachineArn });
  }

  /** Lets a function move waiting steps on. */
  grantMoveOn(entryPoint: EntryPoint): void {
    this.#grant(entryPoint, 'states:SendTaskSuccess');
  }

  /** Lets a function end waiting steps, so that the process goes to its clean-up. */
  grantBreakOff(entryPoint: EntryPoint): void {
    this.#grant(entryPoint, 'states:SendTaskFailure');
  }

  // Under a key of one's own, Step Functions asks its callers for no permission of KMS for these three calls
  // (docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html, "Required permissions for API").
  #grant(entryPoint: EntryPoint, action: string): void {
    entryPoint.addToRolePolicy({ actions: [action], resources: [this.stateMachineArn] });
  }
}
