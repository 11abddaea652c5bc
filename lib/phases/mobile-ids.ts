import { Construct } from 'constructs';
import type { Capabilities } from './capabilities.ts';

type MobileIdsProps = Pick<Capabilities, 'entryPoints' | 'store'>;

/** The functions for mobile IDs after their activation. */
export class MobileIds extends Construct {
  constructor(scope: Construct, id: string, { entryPoints, store }: MobileIdsProps) {
    super(scope, id);

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
