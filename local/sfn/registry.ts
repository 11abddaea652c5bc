import * as v from 'valibot';
import { ServiceError } from '../aws/service-error.ts';
import { invalidDefinition, readDefinition } from './definition.ts';
import { requireArn } from './requests.ts';
import { unsoundness } from './soundness.ts';
import { Execution, type ExecutionDependencies, type Machine } from './execution.ts';

/** Names that executions may have (StartExecution, `name`): no control characters, for one. */
const namePattern = /^[^\s\p{Cc}<>{}[\]?*"#%\\^|~`$&,;:/]{1,80}$/u;

/** The state machines and their executions. */
export class Registry {
  readonly machines: Machine[] = [];
  /** In the order they were started. */
  readonly executions: Execution[] = [];
  readonly #deps: ExecutionDependencies;

  constructor(deps: ExecutionDependencies) {
    this.#deps = deps;
  }

  /** @throws ServiceError `InvalidDefinition` */
  create(machine: Omit<Machine, 'definition' | 'createdAt'>): void {
    const definition = readDefinition(machine.text);
    const [problem] = unsoundness(machine.text, definition);
    if (problem !== undefined) throw invalidDefinition(problem);
    this.machines.push({ ...machine, definition, createdAt: this.#deps.clock.now() });
  }

  /** @throws ServiceError `StateMachineDoesNotExist`, `InvalidArn` */
  machine(arn: string): Machine {
    const found = this.machines.find((machine) => machine.arn === arn);
    if (found) return found;
    requireArn(arn, 'stateMachine');
    throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  }

  /** @throws ServiceError `ExecutionDoesNotExist`, `InvalidArn` */
  execution(arn: string): Execution {
    const found = this.executions.find((execution) => execution.arn === arn);
    if (found) return found;
    requireArn(arn, 'execution');
    throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  }

  /**
   * Starts an execution; one of this name and input that still runs counts as started.
   * @throws ServiceError `InvalidName`, `InvalidExecutionInput`, `ExecutionAlreadyExists`
   */
  start(machine: Machine, { name, input }: { readonly name: string; readonly input: string }): Execution {
    if (!namePattern.test(name)) throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
    parseJson(input, 'InvalidExecutionInput');
    const existing = this.executions.find((one) => one.machine === machine && one.name === name);
    if (existing?.status === 'RUNNING' && existing.input === input) return existing;
    if (existing)
      throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${existing.arn}'`);
    const execution = new Execution(this.#deps, { machine, name, input });
    this.executions.push(execution);
    void execution.run();
    return execution;
  }
}

/** @throws ServiceError with the code, without what was given */
export const parseJson = (text: string, code: string): unknown => {
  const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson()), text);
  if (success) return output;
  throw new ServiceError(code, 'It is not JSON');
};
