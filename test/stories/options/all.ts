import type { Story } from '../story.ts';
import { certificates } from './certificates.ts';
import { changes } from './changes.ts';
import { labels } from './labels.ts';
import { nextSteps } from './next-steps.ts';
import { notify } from './notify.ts';
import { phoneStore } from './phone-store.ts';
import { qrDelivery } from './qr-delivery.ts';
import { recoverEncryptionCertificates } from './recover-encryption-certificates.ts';
import { refused } from './refused.ts';
import { renewal } from './renewal.ts';
import { signInAge } from './sign-in-age.ts';
import { testPage } from './test-page.ts';
import { times } from './times.ts';
import { validity } from './validity.ts';

/** What each option does for users, in the order of docs/options.md; then how options are changed and refused. */
export const options: readonly Story[] = [
  ...certificates,
  ...qrDelivery,
  ...validity,
  ...labels,
  ...recoverEncryptionCertificates,
  ...phoneStore,
  ...notify,
  ...nextSteps,
  ...testPage,
  ...times,
  ...signInAge,
  ...renewal,
  ...changes,
  ...refused,
];
