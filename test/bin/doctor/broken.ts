import type { Examined } from '../../../bin/doctor/check.ts';
import type { Deployed } from './deployed.ts';

/** A way in which a deployment is not as it should be, and what the doctor has to say of it. */
export interface Broken {
  /** Name of the check, and the code of its finding. */
  readonly check: string;
  readonly code: string;
  /** What it says, or what it says to do. */
  readonly says: RegExp;
  readonly break?: (deployed: Deployed) => void | Promise<void>;
  readonly examined?: Partial<Examined>;
}

/** Another answer of the network. */
export const answer =
  (url: string, response: () => Response) =>
  ({ web }: Deployed): void => {
    web.set(url, response);
  };
