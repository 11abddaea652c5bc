import { Construct } from 'constructs';
import type { Capabilities } from './capabilities.ts';

type ViewProps = Pick<Capabilities, 'entryPoints' | 'store' | 'activationCodes'>;

/** The functions behind what users look at. */
export class View extends Construct {
  constructor(scope: Construct, id: string, { entryPoints, store, activationCodes }: ViewProps) {
    super(scope, id);

    const readOrder = entryPoints.add(this, 'read-order', {
      impact: 'users do not see where their order stands, nor their QR code',
    });
    store.orders.grant(readOrder, 'get');
    activationCodes.grantOpen(readOrder);

    const listMobileIds = entryPoints.add(this, 'list-mobile-ids', {
      impact: 'users do not see their mobile IDs',
    });
    store.mobileIds.grant(listMobileIds, 'query');

    const readMobileId = entryPoints.add(this, 'read-mobile-id', {
      impact: 'users do not see a mobile ID of theirs',
    });
    store.mobileIds.grant(readMobileId, 'get');
  }
}
