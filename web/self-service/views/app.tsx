import { useEffect } from 'preact/hooks';
import { nameDocument } from '../../shared/language.ts';
import type { ServerClock } from '../../shared/server-clock.ts';
import { sharedTexts } from '../../shared/texts/index.ts';
import { Button, LinkButton } from '../../shared/ui/button.tsx';
import { useHeadingFocus } from '../../shared/ui/focus.ts';
import { Heading } from '../../shared/ui/heading.tsx';
import { LiveRegion } from '../../shared/ui/live-region.tsx';
import type { Actions } from '../actions.ts';
import { toHash } from '../model/place.ts';
import { findOrderHere, toScreen } from '../model/screen.ts';
import type { State } from '../model/state.ts';
import { texts } from '../texts/index.ts';
import { Dashboard } from './dashboard.tsx';
import { Layout } from './layout.tsx';
import { MobileIds } from './mobile-ids.tsx';
import { OrderPage } from './order.tsx';
import { ProblemView } from './problem.tsx';
import { getStatus, getTitle } from './titles.ts';
import { Welcome } from './welcome.tsx';

interface AppProps {
  readonly state: State;
  readonly actions: Actions;
  readonly clock: ServerClock;
}

/** The whole page. */
export const App = ({ state, actions, clock }: AppProps) => {
  const screen = toScreen(state);
  const title = getTitle(state);
  useHeadingFocus(screen);
  useEffect(() => {
    nameDocument(`${title} – ${sharedTexts.product}`);
  }, [title]);
  return (
    <Layout place={state.session === 'signed-in' ? state.place : undefined} actions={actions}>
      <Screen state={state} actions={actions} clock={clock} />
      <LiveRegion text={getStatus(state)} />
    </Layout>
  );
};

const Screen = ({ state, actions, clock }: AppProps) => {
  const screen = toScreen(state);
  const order = findOrderHere(state);
  if (screen === 'welcome') return <Welcome state={state} actions={actions} />;
  if (screen === 'dashboard') return <Dashboard state={state} actions={actions} clock={clock} />;
  if (screen === 'mobile-ids') return <MobileIds state={state} actions={actions} clock={clock} />;
  if (order && state.session === 'signed-in')
    return <OrderPage order={order} state={state} actions={actions} clock={clock} />;
  return screen === 'order-missing' ? <OrderMissing /> : <Loading state={state} actions={actions} />;
};

const OrderMissing = () => (
  <div class="surface">
    <Heading>{texts.orderMissing.title}</Heading>
    <p>{texts.orderMissing.text}</p>
    <div class="actions">
      <LinkButton look="main" href={toHash({ name: 'dashboard' })}>
        {texts.toDashboard}
      </LinkButton>
    </div>
  </div>
);

const Loading = ({ state, actions }: Omit<AppProps, 'clock'>) => (
  <div class="surface">
    <Heading>{texts.loading.title}</Heading>
    <ProblemView problem={state.problem} actions={actions} />
    {state.session === 'unknown' && state.problem ? (
      <div class="actions">
        <Button look="main" onPress={() => void actions.open()}>
          {sharedTexts.tryAgain}
        </Button>
      </div>
    ) : (
      <p class="soft">{state.lost ? texts.lost[state.lost] : texts.loading.text}</p>
    )}
  </div>
);
