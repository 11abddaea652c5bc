import { useEffect } from 'preact/hooks';
import { nameDocument } from '../../shared/language.ts';
import { BrandMark } from '../../shared/ui/brand-mark.tsx';
import { useHeadingFocus } from '../../shared/ui/focus.ts';
import { Footer } from '../../shared/ui/footer.tsx';
import { LiveRegion } from '../../shared/ui/live-region.tsx';
import type { Page } from '../page.ts';
import {
  isSettled,
  isWaiting,
  type AskingScreen,
  type Connection,
  type PhoneState,
  type SettledScreen,
} from '../screens.ts';
import { texts } from '../texts/index.ts';
import { BetterPlace } from './better-place.tsx';
import { Done } from './done.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { HandOver } from './hand-over.tsx';
import { Home } from './home.tsx';
import { MatchCode } from './match-code.tsx';
import { Offer } from './offer.tsx';
import { Remove } from './remove.tsx';
import { StoreChoice } from './store-choice.tsx';
import { screenKey, getStatus, getTitle } from './titles.ts';
import { TroubleView } from './trouble.tsx';
import { Waiting } from './waiting.tsx';

interface AppProps {
  readonly state: PhoneState;
  readonly page: Page;
}

/** The whole page. */
export const App = ({ state, page }: AppProps) => {
  const title = getTitle(state);
  useHeadingFocus(screenKey(state.screen));
  useEffect(() => {
    nameDocument(`${title} – ${texts.app}`);
  }, [title]);
  return (
    <>
      <header class="page-header">
        <p class="brand">
          <BrandMark product={texts.app} />
        </p>
      </header>
      <main>
        <Screen key={screenKey(state.screen)} state={state} page={page} />
        <LiveRegion text={getStatus(state)} />
      </main>
      <Footer />
    </>
  );
};

const Screen = ({ state: { screen, connection, isKept }, page }: AppProps) => {
  if (isWaiting(screen)) return <Waiting name={screen.name} connection={connection} page={page} />;
  if (screen.name === 'elsewhere') return <Elsewhere page={page} />;
  return <Asking screen={screen} connection={connection} isKept={isKept} page={page} />;
};

interface AskingProps {
  readonly screen: AskingScreen;
  readonly connection: Connection;
  readonly isKept: boolean | undefined;
  readonly page: Page;
}

const Asking = ({ screen, connection, isKept, page }: AskingProps) =>
  isSettled(screen) ? (
    <Settled screen={screen} isKept={isKept} page={page} />
  ) : (
    <OnItsWay screen={screen} connection={connection} page={page} />
  );

interface SettledProps extends Pick<AskingProps, 'isKept' | 'page'> {
  readonly screen: SettledScreen;
}

const Settled = ({ screen, isKept, page }: SettledProps) => {
  switch (screen.name) {
    case 'done':
      return <Done mobileId={screen.mobileId} isKept={isKept} page={page} />;
    case 'home':
      return <Home mobileIds={screen.mobileIds} isKept={isKept} page={page} />;
    case 'remove':
      return <Remove mobileId={screen.mobileId} page={page} />;
    case 'trouble':
      return <TroubleView trouble={screen.trouble} page={page} />;
  }
};

interface OnItsWayProps extends Pick<AskingProps, 'connection' | 'page'> {
  readonly screen: Exclude<AskingScreen, SettledScreen>;
}

/** What is asked from the link to the mobile ID. */
const OnItsWay = ({ screen, connection, page }: OnItsWayProps) => {
  switch (screen.name) {
    case 'better-place':
      return <BetterPlace screen={screen} page={page} />;
    case 'offer':
      return <Offer offer={screen} page={page} />;
    case 'store-choice':
      return <StoreChoice screen={screen} page={page} />;
    case 'match-code':
      return <MatchCode record={screen.record} connection={connection} page={page} />;
    case 'hand-over':
      return <HandOver record={screen.record} page={page} />;
  }
};
