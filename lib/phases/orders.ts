import { Construct } from 'constructs';
import type { Capabilities } from './capabilities.ts';

type OrdersProps = Pick<Capabilities, 'entryPoints' | 'store' | 'activationCodes'>;

/** The function behind what users see of their orders. */
export class Orders extends Construct {
  constructor(scope: Construct, id: string, { entryPoints, store, activationCodes }: OrdersProps) {
    super(scope, id);

    const readOrder = entryPoints.add(this, 'read-order', {
      impact: 'users do not see where their order stands, nor their QR code',
    });
    store.orders.grant(readOrder, 'get');
    activationCodes.grantOpen(readOrder);
  }
}
