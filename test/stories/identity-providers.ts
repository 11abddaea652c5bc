import { expect } from 'vitest';
import { Browser } from '../../demo/actors/browser.ts';
import { ApiProblem } from '../../demo/actors/http.ts';
import { SelfService } from '../../demo/actors/self-service.ts';
import { signInForTokens } from '../../demo/actors/sign-in.ts';
import { usualHabits, type SignInHabits } from '../../local/index.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

const minute = 60_000;

/** Somebody in a browser that keeps what the issuer's pages leave there. */
const browsing = async (world: World) => {
  const { user } = await world.newUser();
  const { endpoints } = world.cloud;
  const browser = new Browser();
  const signIn = async (asked: Readonly<Record<string, string>> = {}) => {
    const tokens = await signInForTokens(endpoints, user.subject, { browser, asked });
    return {
      with: new SelfService(endpoints.api, tokens.access, tokens.id),
      without: new SelfService(endpoints.api, tokens.access),
    };
  };
  return { signIn };
};

const codeOf = (asked: Promise<unknown>): Promise<string | undefined> =>
  asked.then(
    () => undefined,
    (error: unknown) => (error instanceof ApiProblem ? error.code : String(error)),
  );

const startsAndStops = async (selfService: SelfService): Promise<void> => {
  const { orderId } = await selfService.start();
  await selfService.reach(orderId, 'awaiting-confirmation');
  await selfService.cancel(orderId);
};

/** What tells the issuers of docs/deploy.md apart: how each behaves in what sign-in goes by. */
const issuers: readonly (readonly [name: string, habits: SignInHabits])[] = [
  ['Amazon Cognito', usualHabits],
  ['Entra ID', { authTime: false, scopeClaim: 'scp', maxAge: false }],
  ['Okta', { authTime: true, scopeClaim: 'scp-list', maxAge: true }],
  ['Keycloak', { authTime: true, scopeClaim: 'scope', maxAge: true }],
  ['Auth0', { authTime: false, scopeClaim: 'scope', maxAge: true }],
];

const withEach = issuers.map(([name, habits]) =>
  story(`an issuer that behaves as ${name}: sign-in gets old, and is asked for again`, async (world) => {
    await world.cloud.behaveAs(habits);
    const alva = await browsing(world);
    await startsAndStops((await alva.signIn({ max_age: '43200' })).with);
    world.cloud.clock.advance(11 * minute);
    const kept = await alva.signIn({ max_age: '43200' });
    expect(await codeOf(kept.with.start())).toBe('sign-in-too-old');
    await startsAndStops((await alva.signIn({ prompt: 'login', max_age: '600' })).with);
  }),
);

export const identityProviders = [
  ...withEach,

  story(
    'an issuer whose access tokens do not say when somebody signed in: the ID token does',
    async (world) => {
      await world.cloud.behaveAs({ ...usualHabits, authTime: false });
      const alva = await browsing(world);
      const first = await alva.signIn({ max_age: '43200' });
      expect(await codeOf(first.without.start())).toBe('sign-in-too-old');
      await startsAndStops(first.with);
      world.cloud.clock.advance(11 * minute);
      expect(await codeOf(first.with.start())).toBe('sign-in-too-old');
      await startsAndStops((await alva.signIn({ prompt: 'login', max_age: '600' })).with);
    },
  ),

  story('an ID token of somebody else proves nothing', async (world) => {
    await world.cloud.behaveAs({ ...usualHabits, authTime: false });
    const { endpoints } = world.cloud;
    const [alva, bo] = [await world.newUser(), await world.newUser()];
    const [ofAlva, ofBo] = [
      await signInForTokens(endpoints, alva.user.subject),
      await signInForTokens(endpoints, bo.user.subject),
    ];
    const mixed = new SelfService(endpoints.api, ofAlva.access, ofBo.id);
    expect(await codeOf(mixed.start())).toBe('sign-in-too-old');
  }),
];
