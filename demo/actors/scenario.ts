import type { DemoCloud } from '../cloud.ts';
import type { Scenario } from './get-mobile-id.ts';
import { awaitMailedPicture } from './mailed-picture.ts';
import type { SelfService } from './self-service.ts';

/** What somebody needs for a mobile ID on a local cloud. */
export const createScenario = (cloud: DemoCloud, selfService: SelfService): Scenario => ({
  selfService,
  apiUrl: cloud.endpoints.api,
  mailedPicture: (orderId) => awaitMailedPicture(cloud.mails, orderId),
});
