import * as v from 'valibot';
import { serve as serveSubmission } from '../../../../lambdas/get-mobile-id/deliver/submit-activation.lambda.ts';
import { serve as serveActivation } from '../../../../lambdas/get-mobile-id/deliver/read-activation.lambda.ts';
import { serve as serveInstalled } from '../../../../lambdas/get-mobile-id/install/confirm-installation.lambda.ts';
import { serve as serveNotInstalled } from '../../../../lambdas/get-mobile-id/install/abandon-installation.lambda.ts';
import { serve as serveCertificates } from '../../../../lambdas/get-mobile-id/install/read-certificates.lambda.ts';
import type { RouteName } from '../../../../api/routes.ts';
import { documented } from '../../../support/answers.ts';
import { httpEvent } from '../../../support/http-events.ts';
import type { Stage } from '../../../support/stage.ts';

/** A request that the phone sent. */
export interface SentRequest {
  readonly route: RouteName;
  readonly bearer: string;
  readonly body: string | undefined;
}

/** What becomes of a request on its way. */
export type Mishap = 'none' | 'request lost' | 'answer lost' | 'busy' | 'somebody else answers';

const phoneRoutes = {
  'GET ': ['read-activation', serveActivation],
  'POST ': ['submit-activation', serveSubmission],
  'GET /certificates': ['read-certificates', serveCertificates],
  'POST /installed': ['confirm-installation', serveInstalled],
  'POST /not-installed': ['abandon-installation', serveNotInstalled],
} as const;

const Init = v.object({
  method: v.picklist(['GET', 'POST']),
  headers: v.object({ authorization: v.pipe(v.string(), v.startsWith('Bearer ')) }),
  body: v.optional(v.string()),
});
const Url = v.pipe(
  v.string(),
  v.regex(/^\/api\/activations\/[^/?]+(\/certificates|\/installed|\/not-installed)?$/),
  v.transform((url) => url.split('/')),
);
const RouteKey = v.picklist(['GET ', 'POST ', 'GET /certificates', 'POST /installed', 'POST /not-installed']);

/** The phone's way to the real entry points of a stage, which may lose what it carries. */
export class ActivationApi {
  readonly sent: SentRequest[] = [];
  readonly #stage: Stage;
  readonly #mishaps: Mishap[] = [];
  readonly #afterwards = new Map<RouteName, () => void>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** The next requests, one after the other, do not go as they should. */
  disturb(...mishaps: readonly Mishap[]): void {
    this.#mishaps.push(...mishaps);
  }

  /** Something happens once the service has responded to a request of a route. */
  after(route: RouteName, happening: () => void): void {
    this.#afterwards.set(route, happening);
  }

  /** Bodies of the requests of a route. */
  listBodies(route: RouteName): readonly (string | undefined)[] {
    return this.sent.filter((request) => request.route === route).map(({ body }) => body);
  }

  readonly fetch: typeof fetch = async (url, options) => {
    const [, , , orderId = '', rest] = v.parse(Url, url);
    const { method, headers, body } = v.parse(Init, options);
    const key = v.parse(RouteKey, `${method} ${rest === undefined ? '' : `/${rest}`}`);
    const [route, serve] = phoneRoutes[key];
    const bearer = headers.authorization.slice('Bearer '.length);
    this.sent.push({ route, bearer, body });
    const mishap = this.#mishaps.shift();
    if (mishap === 'request lost') throw new TypeError('Failed to fetch');
    if (mishap === 'busy') return new Response('{"message":"Service Unavailable"}', { status: 503 });
    if (mishap === 'somebody else answers') return new Response('<h1>Hotel Wi-Fi</h1>');
    const event = httpEvent(route, { params: { orderId }, bearer, ...(body !== undefined && { body }) });
    const answer = await documented(route, serve(this.#stage.deps)(event));
    this.#after(route);
    if (mishap === 'answer lost') throw new TypeError('Failed to fetch');
    const date = this.#stage.time.toUTCString();
    return new Response(JSON.stringify(answer.body), {
      status: answer.statusCode,
      headers: { ...answer.headers, date },
    });
  };

  #after(route: RouteName): void {
    this.#afterwards.get(route)?.();
  }
}
