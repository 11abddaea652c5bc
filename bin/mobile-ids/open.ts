import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SFNClient } from '@aws-sdk/client-sfn';
import { MobileIdSchema } from '../../domain/mobile-id.ts';
import { UserSchema } from '../../domain/user.ts';
import { Workflow } from '../../lambdas/aws/services/workflow.ts';
import { Table } from '../../lambdas/aws/tables/tables.ts';
import type { Deployment } from '../../lib/deployment-parameter.ts';
import { reachDeployment } from '../shared/deployment.ts';
import { openDocuments } from '../shared/documents.ts';
import { pickTexts } from '../shared/flags.ts';
import type { ReachFlags } from '../shared/reach.ts';
import { readIdentity } from '../users/person.ts';
import { Who } from '../users/who.ts';
import { Unknown, type Needs } from './mobile-ids.ts';

/** A deployment whose mobile IDs are looked at. */
export interface Opened {
  readonly needs: Needs;
  /**
   * The key of the person whom the flags name.
   * @throws {Unknown} @throws {PersonInvalid}
   */
  readonly findUserId: () => Promise<string>;
}

/**
 * Reaches the deployment that the flags name.
 * @throws {Error} there is none
 */
export const openMobileIds = async (flags: ReachFlags): Promise<Opened> => {
  const { client, deployment } = await reachDeployment(flags);
  const documents = openDocuments(client);
  const { tables } = deployment;
  return {
    needs: {
      mobileIds: new Table(documents, tables.mobileIds, MobileIdSchema),
      directory: new Table(documents, tables.directory, UserSchema),
      workflow: new Workflow(new SFNClient(client)),
      get stateMachineArn() {
        return requireLockProcess(deployment);
      },
      now: () => new Date(),
    },
    findUserId: async () => {
      const identity = readIdentity(pickTexts(flags));
      const userId = await new Who(deployment, new CognitoIdentityProviderClient(client)).find(identity);
      if (userId === undefined) throw new Unknown(`Nobody has this ${identity.by}`);
      return userId;
    },
  };
};

const requireLockProcess = ({ lockStateMachineArn }: Deployment): string => {
  if (lockStateMachineArn === undefined)
    throw new Error('This deployment has no process that locks mobile IDs yet: deploy this release first');
  return lockStateMachineArn;
};
