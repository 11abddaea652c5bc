import { randomBytes } from 'node:crypto';
import { ServiceError } from '../aws/service-error.ts';
import type { Settle } from './suspended.ts';

interface Task {
  readonly stateMachineArn: string;
  /** Ends the task; undefined before it waits and after it is over. */
  settle?: Settle<unknown>;
}

/** The tokens of tasks that wait for somebody to send them back. */
export class TaskTokens {
  readonly #tasks = new Map<string, Task>();

  /** Makes a token that nobody can guess, as long as those of AWS. */
  issue(stateMachineArn: string): string {
    const token = randomBytes(450).toString('base64');
    this.#tasks.set(token, { stateMachineArn });
    return token;
  }

  /**
   * Lets the token end a task.
   * @returns ends that: the task is over
   */
  open(token: string, settle: Settle<unknown>): () => void {
    const task = this.#tasks.get(token);
    if (task) task.settle = settle;
    return () => {
      delete task?.settle;
    };
  }

  /** The state machine whose task a token is for, or was. */
  findStateMachine(token: string): string | undefined {
    return this.#tasks.get(token)?.stateMachineArn;
  }

  /**
   * How to end the task that waits for a token.
   * @throws ServiceError `InvalidToken` when nobody was given it; `TaskTimedOut` when no task waits for it any more
   */
  find(token: string): Settle<unknown> {
    const task = this.#tasks.get(token);
    if (!task) throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
    if (task.settle) return task.settle;
    throw new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
  }
}
