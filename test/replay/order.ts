import { SendTaskFailureCommand, TaskTimedOut } from '@aws-sdk/client-sfn';
import { ApiProblem } from '../../demo/actors/http.ts';
import { Phone } from '../../demo/actors/phone.ts';
import { until } from '../../demo/actors/until.ts';
import { orderStates, submissions, type Submission } from '../../domain/order/order-states.ts';
import type { Fault } from '../../local/index.ts';
import type { Model } from '../domain/order/life-cycle-model.ts';
import { abort } from '../stories/executions.ts';
import type { Person } from '../stories/person.ts';
import { roleOf } from '../stories/roles.ts';
import type { World } from '../stories/world.ts';
import type { EventName } from './events.ts';
import { HeldCa } from './held-ca.ts';
import type { Disturbance, Step } from './traces.ts';

/** Which function takes what somebody submits, and which comes next. */
const functions: Readonly<Record<Submission, { readonly takes: string; readonly next: string }>> = {
  confirmation: { takes: 'ConfirmConfirmOrder', next: 'DeliverDeliverQrCode' },
  phone: { takes: 'DeliverSubmitActivation', next: 'ApproveAwaitApproval' },
  approval: { takes: 'ApproveApproveOrder', next: 'IssueBeginIssuing' },
  installation: { takes: 'InstallConfirmInstallation', next: 'ActivateWriteActiveProfile' },
};

/** No digits that a phone shows before it has answered. */
const tooEarly = '000000';

/** Asks what may be refused, for a reason. */
const orRefused = async (ask: Promise<unknown>): Promise<void> => {
  try {
    await ask;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status >= 500) throw error;
  }
};

const isHeard = (error: unknown): boolean => {
  if (error instanceof TaskTimedOut) return false;
  throw error;
};

/** An order of the local cloud that goes through a trace. */
export class ReplayedOrder {
  readonly #world: World;
  readonly #person: Person;
  readonly #orderId: string;
  readonly #ca: HeldCa;
  #phone: Phone | undefined;
  #matchCode = '';

  private constructor(world: World, person: Person, orderId: string) {
    [this.#world, this.#person, this.#orderId] = [world, person, orderId];
    this.#ca = new HeldCa(roleOf(world.cloud.authorizer, 'IssueIssueCertificate'), orderId);
    world.cloud.faults.inject(this.#ca);
  }

  /** Starts an order of somebody new. */
  static async begin(world: World): Promise<ReplayedOrder> {
    const person = await world.newUser();
    const { orderId } = await person.goTo('awaiting-confirmation');
    return new ReplayedOrder(world, person, orderId);
  }

  /** The order, and what it moves, as the model sees it. */
  async observe(): Promise<Model> {
    const order = await this.#world.order(this.#orderId);
    const issued = this.#world.issuedOf(order);
    const isRevoked = issued.every(({ revokedAt }) => revokedAt !== undefined);
    const found = (await this.#world.mobileIds()).find(({ mobileId }) => mobileId === order.mobileId);
    return {
      order: order.state,
      submitted: submissions.filter((each) => order[each] !== undefined),
      userIsActive: this.#person.user.attributes.state === 'active',
      isAsking: this.#ca.isHeld,
      certificate: issued.length === 0 ? 'none' : isRevoked ? 'revoked' : 'valid',
      mobileId: found?.state ?? 'none',
      isSettled: order.ttlEpochSeconds !== undefined,
    };
  }

  /** Has something happen to the order. */
  enact({ event, disturbance }: Step): Promise<void> {
    const { selfService } = this.#person;
    const acts: Readonly<Record<EventName, () => Promise<unknown>>> = {
      'whose turn it is goes on': () => this.#goOn(disturbance),
      'the user cancels': () => selfService.cancel(this.#orderId),
      'time runs out': () => this.#runOut(),
      'the execution is aborted': () => abort(this.#world, this.#orderId),
      'the user is locked': () => this.#person.becomes('locked'),
      'the CA issues': () => this.#letCa(),
      'the CA refuses': () => this.#letCa({ code: 'InvalidStateException' }),
      'all is said again': () => this.#sayAgain(),
      'somebody is too early': () => this.#beTooEarly(),
      'the user cancels too late': () => orRefused(selfService.cancel(this.#orderId)),
    };
    return acts[event]().then(() => undefined);
  }

  async #goOn(disturbance: Disturbance): Promise<void> {
    const { state } = await this.#world.order(this.#orderId);
    const { needs } = orderStates[state];
    if (needs === undefined) throw new Error(`Nobody goes on with an order that is ${state}`);
    await this.#prepare(needs);
    this.#disturb(needs, disturbance);
    const times = disturbance === 'twice at once' ? 2 : 1;
    await Promise.all(Array.from({ length: times }, () => this.#submit(needs)));
  }

  async #prepare(what: Submission): Promise<void> {
    if (what === 'phone') {
      const { link = '' } = await this.#person.selfService.reachCode(this.#orderId);
      this.#phone = new Phone(this.#world.cloud.endpoints.api, link);
    }
    if (what === 'installation') await this.#phone?.install();
  }

  async #submit(what: Submission): Promise<void> {
    const { selfService } = this.#person;
    if (what === 'confirmation') await selfService.confirm(this.#orderId);
    if (what === 'phone') this.#matchCode = (await this.#phone?.answer()) ?? '';
    if (what === 'approval') await selfService.approve(this.#orderId, this.#matchCode);
    if (what === 'installation') await this.#phone?.acknowledge();
  }

  #disturb(what: Submission, disturbance: Disturbance): void {
    if (disturbance === 'none' || disturbance === 'twice at once') return;
    const isLost = disturbance === 'answer lost';
    const role = roleOf(this.#world.cloud.authorizer, functions[what][isLost ? 'takes' : 'next']);
    for (const operation of ['UpdateItem', 'TransactWriteItems'])
      this.#world.cloud.faults.inject({
        ...{ service: 'dynamodb', operation, role, when: 'after', about: [this.#orderId] },
        ...(isLost ? { error: 'connection' } : { ends: 'killed' }),
      });
  }

  #letCa(error?: Fault['error']): Promise<void> {
    this.#ca.decide(error);
    return Promise.resolve();
  }

  /** A step whose function was killed has a new token as soon as it has started again. */
  async #runOut(): Promise<void> {
    const failTask = async (): Promise<boolean> => {
      const { taskToken } = await this.#world.order(this.#orderId);
      const command = new SendTaskFailureCommand({ taskToken, error: 'States.Timeout' });
      return this.#world.sfn.send(command).then(() => true, isHeard);
    };
    await until(failTask, (isFailed) => isFailed);
  }

  async #sayAgain(): Promise<void> {
    const { submitted } = await this.observe();
    for (const what of submitted) await orRefused(this.#submit(what));
  }

  async #beTooEarly(): Promise<void> {
    const { submitted, order } = await this.observe();
    if (order !== 'awaiting-approval' && !submitted.includes('phone'))
      await orRefused(this.#person.selfService.approve(this.#orderId, tooEarly));
    if (this.#phone && order !== 'awaiting-installation') await orRefused(this.#phone.acknowledge());
  }
}
