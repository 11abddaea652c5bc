/**
 * Trigger: `POST /phone/renewals`, with a proof that carries a challenge.
 * Duty: start the order that renews the phone's mobile ID, or give the one that waits for the phone another code.
 */
import { parseBody } from '../../api/request.ts';
import { EmptyBody } from '../../api/schemas.ts';
import {
  authorityDescription,
  coordination,
  directory,
  lazy,
  log,
  mobileIds,
  now,
  orders,
  parameters,
  publicKeys,
  renewStateMachineArn,
  workflow,
  type Needs,
} from '../runtime/dependencies.ts';
import { route } from '../runtime/route.ts';
import { renewMobileId } from './renew-mobile-id.ts';
import { readProof } from '../mobile-ids/proven-mobile-id.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof renewMobileId>) =>
  route('renew-mobile-id', async (event) => {
    const proof = readProof(event);
    parseBody(event, EmptyBody);
    const { isNew, ...body } = await renewMobileId(deps, proof);
    return { status: isNew ? 201 : 200, body };
  });

const tables = { orders, coordination, mobileIds, directory, publicKeys };
const services = { parameters, authorityDescription, workflow, renewStateMachineArn };
export const dependencies = lazy({ ...tables, ...services, now, log });
export const handler = serve(dependencies);
