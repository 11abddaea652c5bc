import {
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';

/** What Step Functions says of a token whose task is over: whoever asks again has been served. */
const over = ['TaskTimedOut', 'TaskDoesNotExist'];

/** The state machine that runs the process. */
export class Workflow {
  readonly #client: SFNClient;

  constructor(client: SFNClient) {
    this.#client = client;
  }

  /**
   * Starts the execution of an order; one that has been started counts as started.
   * @param stateMachineArn which machine
   */
  async start(stateMachineArn: string, orderId: string): Promise<void> {
    await this.startByName(stateMachineArn, orderId, { orderId });
  }

  /**
   * Starts the execution that locks a mobile ID, whose name it bears; one that has been started counts as started.
   * @param input nothing personal: ids, reason and who
   */
  async startLock(
    stateMachineArn: string,
    input: { readonly mobileId: string } & Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.startByName(stateMachineArn, input.mobileId, input);
  }

  /**
   * Starts an execution by its name; one of this name that has been started counts as started.
   * @param input nothing personal
   * @returns whether it runs: false where one of this name is over, or had another input
   */
  async startByName(
    stateMachineArn: string,
    name: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    const command = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) });
    try {
      await this.#client.send(command);
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ExecutionAlreadyExists') return false;
      throw error;
    }
  }

  /**
   * Completes the task of a waiting step, so that the process moves on. A task that is over counts as completed.
   * @param token the step's token; nothing happens without one
   * @param output what the step hands to the next one; nothing personal
   */
  async completeTask(
    token: string | undefined,
    output: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    if (token === undefined) return;
    const command = new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(output) });
    await ignoreErrors(over, this.#client.send(command));
  }

  /**
   * Fails the task of a waiting step, so that the process goes to its clean-up.
   * @param error name of the error that the state machine sees
   */
  async failTask(token: string | undefined, error: string): Promise<void> {
    if (token === undefined) return;
    await ignoreErrors(over, this.#client.send(new SendTaskFailureCommand({ taskToken: token, error })));
  }
}

const ignoreErrors = async (names: readonly string[], call: Promise<unknown>): Promise<void> => {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error && names.includes(error.name))) throw error;
  }
};
