import { useEffect } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import { Button, LinkButton } from '../../shared/ui/button.tsx';
import { formats } from '../../shared/texts/index.ts';
import { MobileIdCard } from '../../shared/ui/card.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import type { Actions } from '../actions.ts';
import type { MobileIdView } from '../responses.ts';
import { toHash } from '../model/place.ts';
import { hasEnded } from '../model/stage.ts';
import type { State } from '../model/state.ts';
import { texts } from '../texts/index.ts';
import { ProblemView, UnreadView } from './problem.tsx';

interface DashboardProps {
  readonly state: State;
  readonly actions: Actions;
}

/** Where a user starts: the mobile ID that they have, and the way to a new one. */
export const Dashboard = ({ state, actions }: DashboardProps) => {
  useEffect(() => {
    void actions.loadMobileIds();
    void actions.loadRunningOrder();
  }, [actions]);
  const { userName, mobileIds, problem, unread } = state;
  const active = mobileIds?.find((mobileId) => mobileId.state === 'active');
  return (
    <div class="surface">
      <Heading>
        {userName === undefined
          ? texts.dashboard.title
          : fill(texts.dashboard.titleWithName, { name: userName })}
      </Heading>
      {active && <ActiveMobileId mobileId={active} />}
      <ProblemView problem={problem} actions={actions} />
      {mobileIds ? (
        <WayOn
          state={state}
          actions={actions}
          hasActive={active !== undefined}
          standing={describe(mobileIds)}
        />
      ) : (
        <UnreadView problem={unread} actions={actions} />
      )}
    </div>
  );
};

const ActiveMobileId = ({ mobileId }: { readonly mobileId: MobileIdView }) => (
  <>
    <p class="soft">{texts.dashboard.active}</p>
    <MobileIdCard {...mobileId} />
  </>
);

/** What a user has, in a sentence. */
const describe = (mobileIds: readonly MobileIdView[]): string => {
  const [newest] = mobileIds;
  if (mobileIds.some(({ state }) => state === 'active')) return texts.dashboard.another;
  if (newest?.state !== 'expired') return texts.dashboard.none;
  return fill(texts.dashboard.expired, { phone: newest.phoneName, date: formats.date(newest.notAfter) });
};

interface WayOnProps extends DashboardProps {
  readonly hasActive: boolean;
  readonly standing: string;
}

const WayOn = ({ state, actions, hasActive, standing }: WayOnProps) => {
  const running = state.order && !hasEnded(state.order) ? state.order : undefined;
  // An account that can't get a mobile ID is told so, and offered nothing.
  if (state.problem?.code === 'user-not-active') return null;
  if (running)
    return (
      <>
        <p>{texts.dashboard.running}</p>
        <div class="actions">
          <LinkButton look="main" href={toHash({ name: 'order', orderId: running.orderId })}>
            {texts.continue}
          </LinkButton>
        </div>
      </>
    );
  return (
    <>
      <p>{standing}</p>
      <div class="actions">
        <Button look="main" busy={state.busy === 'start'} onPress={() => void actions.start()}>
          {texts.dashboard.get}
        </Button>
        {hasActive && (
          <LinkButton look="quiet" href={toHash({ name: 'mobile-ids' })}>
            {texts.dashboard.details}
          </LinkButton>
        )}
      </div>
    </>
  );
};
