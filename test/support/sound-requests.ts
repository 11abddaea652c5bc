import { examples } from '../../bin/docs/examples.ts';
import { schemaName } from '../../bin/docs/schemas.ts';
import type { Route } from '../../api/route.ts';
import { routes, type RouteName } from '../../api/routes.ts';
import { routeNames } from './entry-points.ts';
import type { RequestParts } from './http-events.ts';
import { asta, orderIn, secrets } from './orders.ts';
import { Stage } from './stage.ts';

/** A route as the API defines it. */
export const definition = (name: RouteName): Route => routes[name];
/** The routes that have something. */
export const having = (part: (route: Route) => boolean) =>
  routeNames.filter((name) => part(definition(name)));

const bearer: Readonly<Record<Route['caller'], RequestParts>> = {
  user: { user: asta },
  code: { bearer: secrets.activationCode },
  phone: { bearer: secrets.phoneSecret },
};

// Whose signature nobody has looked at yet.
const proofHeader = { alg: 'ES256', typ: 'mobile-id-proof+jwt', kid: 'k'.repeat(43) };
const proof = { bearer: `${Buffer.from(JSON.stringify(proofHeader)).toString('base64url')}.e30.c2ln` };

/** A stage on which whoever the route is for has an order to speak of. */
export const waiting = (name: RouteName): Stage => {
  const stage = new Stage();
  if (definition(name).caller === 'code') stage.putOrder(orderIn('awaiting-phone'));
  if (definition(name).caller === 'phone') stage.putOrder(orderIn('awaiting-installation'));
  return stage;
};

/** A request that the edge lets through. */
export const sound = (name: RouteName): RequestParts => {
  const { caller, body, path } = definition(name);
  const { orderId, mobileId } = orderIn('starting');
  return {
    ...(path.startsWith('/phone/') ? proof : bearer[caller]),
    params: { orderId, mobileId },
    ...(body && { body: examples[schemaName(body)] }),
  };
};
