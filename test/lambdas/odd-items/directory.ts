import * as v from 'valibot';
import { expect } from 'vitest';
import { DirectoryItemInvalid, UserNotActive } from '../../../domain/failures/errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import type { OrderState } from '../../../domain/order/order-states.ts';
import { UserSchema } from '../../../domain/user.ts';
import { serve as serveStart } from '../../../lambdas/get-mobile-id/start/start-order.lambda.ts';
import { documented } from '../../support/answers.ts';
import { oddAttributes, type OddAttribute } from '../../support/directory-values.ts';
import { httpEvent } from '../../support/http-events.ts';
import { asta, orderIn, user } from '../../support/orders.ts';
import { Stage } from '../../support/stage.ts';

/** One of so many is tried, each attribute with other ones; all of them with `ODD_ITEMS=1`. */
const stride = Number(process.env['ODD_ITEMS'] ?? 17);

/** What is tried of `oddAttributes`. */
export const items = oddAttributes.filter((_, at) => at % stride === 0);
// Functions see of an item what `UserSchema` reads of it, and the state as it is written.
const readingOf = ({ attribute, what, value }: OddAttribute): string =>
  attribute === 'state'
    ? what
    : attribute + JSON.stringify(v.parse(UserSchema, { ...user(), [attribute]: value }));

/** Those of `items` that functions can tell apart: one of each reading. */
export const readings = [...new Map(items.map((item) => [readingOf(item), item])).values()];

/** What titles say of how much is tried. */
export const count = `${items.length.toString()} odd attributes, read in ${readings.length.toString()} ways`;

/** Names of the attributes that are odd in some of `items`. */
export const attributeNames = [...new Set(items.map(({ attribute }) => attribute))];

/** What no order can do without, where certificates for mail are issued or the code is mailed. */
export const needed: readonly string[] = ['state', 'commonName', 'email'];

/** Runs a step: it may only refuse, by the name of the attribute, what it needs. */
export const runs = async (
  step: Promise<unknown>,
  { attribute }: OddAttribute,
  needs: readonly string[] = needed,
): Promise<boolean> => {
  try {
    await step;
    return true;
  } catch (error) {
    const inactive = { code: 'user-not-active' };
    expect([{ code: 'directory-item-invalid', members: { attribute } }, inactive]).toContainEqual(
      expect.objectContaining(pickCode(error)),
    );
    expect(needs).toContain(attribute);
    return false;
  }
};

const pickCode = (error: unknown) =>
  error instanceof DirectoryItemInvalid
    ? { code: error.code, members: error.members }
    : { code: error instanceof UserNotActive ? error.code : error };

// Made once each: their certificate requests take longer than all else here.
const orders = new Map<OrderState, Order>();

/** A stage for many items, one after the other. */
export class Directory {
  readonly stage = new Stage();
  /** Writes the user's item anew. A day later no limit of requests counts what came before. */
  put({ attribute, value }: OddAttribute, state = 'active'): void {
    this.stage.time = new Date(this.stage.time.getTime() + 86_400_000);
    this.stage.putUser({ state, [attribute]: value });
  }

  /** Asks for an order. */
  start() {
    const event = httpEvent('start-order', { user: this.signedIn });
    return documented('start-order', serveStart(this.stage.deps)(event));
  }

  /** The user, who signed in just now. */
  get signedIn(): typeof asta {
    return { ...asta, authTime: this.stage.time.getTime() / 1000 };
  }

  /** Puts the user's order into a state, with changes. */
  at(state: OrderState, changes: Partial<Order> = {}): Stage['deps'] {
    const order = orders.get(state) ?? orderIn(state);
    orders.set(state, order);
    this.stage.putOrder({ ...order, ...changes });
    return this.stage.deps;
  }
}
