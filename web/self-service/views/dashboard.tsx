import { useEffect } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import type { ServerClock } from '../../shared/server-clock.ts';
import { Button, LinkButton } from '../../shared/ui/button.tsx';
import { formats } from '../../shared/texts/index.ts';
import { MobileIdCard } from '../../shared/ui/card.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import type { Actions } from '../actions.ts';
import type { MobileIdView, OrderView } from '../responses.ts';
import { toHash } from '../model/place.ts';
import { hasEnded } from '../model/stage.ts';
import type { State } from '../model/state.ts';
import { severalWords, texts } from '../texts/index.ts';
import { findRenewalWords } from '../texts/renewal-words.ts';
import { EndsSoon } from './ends-soon.tsx';
import { LockMobileId, LockedNote } from './lock-mobile-id.tsx';
import { ProblemView, UnreadView } from './problem.tsx';
import { useMobileIds } from './use-mobile-ids.ts';

interface DashboardProps {
  readonly clock: ServerClock;
  readonly state: State;
  readonly actions: Actions;
}

/** Where a user starts: the mobile ID that they have, and the way to a new one. */
export const Dashboard = ({ state, actions, clock }: DashboardProps) => {
  useMobileIds(actions, 'seldom');
  const { userName, mobileIds, problem, unread, runningOrder } = state;
  // Each time that the mobile IDs were read: a renewal may have come to where it asks for the match code.
  useEffect(() => {
    if (runningOrder !== undefined) void actions.loadRunningOrder(runningOrder);
  }, [actions, runningOrder, mobileIds]);
  const running = findRunning(state);
  const active = mobileIds?.filter((mobileId) => mobileId.state === 'active') ?? [];
  return (
    <div class="surface">
      <Heading>
        {userName === undefined
          ? texts.dashboard.title
          : fill(texts.dashboard.titleWithName, { name: userName })}
      </Heading>
      <LockedNote state={state} />
      <ActiveMobileIds mobileIds={active} clock={clock} renewed={running?.renews} />
      <ProblemView problem={problem} actions={actions} />
      {mobileIds ? (
        <WayOn state={state} actions={actions} active={active} standing={describe(mobileIds)} />
      ) : (
        <UnreadView problem={unread} actions={actions} />
      )}
    </div>
  );
};

interface ActiveMobileIdsProps extends Pick<DashboardProps, 'clock'> {
  readonly mobileIds: readonly MobileIdView[];
  /** The one that its phone renews at this moment. */
  readonly renewed: string | undefined;
}

// One stands there as its card; of several there is a line each, so that the way on stays in sight.
const ActiveMobileIds = ({ mobileIds, clock, renewed }: ActiveMobileIdsProps) => {
  const [first, ...others] = mobileIds.toSorted((one, other) => one.notAfter.localeCompare(other.notAfter));
  if (!first) return null;
  return (
    <>
      <p class="soft">{others.length > 0 ? severalWords.active : texts.dashboard.active}</p>
      {others.length > 0 ? <Lines mobileIds={mobileIds} /> : <MobileIdCard {...first} />}
      {first.mobileId !== renewed && <EndsSoon mobileId={first} clock={clock} />}
    </>
  );
};

const Lines = ({ mobileIds }: Pick<ActiveMobileIdsProps, 'mobileIds'>) => (
  <dl class="facts">
    {mobileIds.map(({ mobileId, phoneName, notAfter }) => (
      <div key={mobileId}>
        <dt>{phoneName}</dt>
        <dd>
          {texts.mobileIds.until} {formats.date(notAfter)}
        </dd>
      </div>
    ))}
  </dl>
);

const findRunning = ({ order }: State): OrderView | undefined =>
  order && !hasEnded(order) ? order : undefined;

/** What is under way, in a sentence or two. */
const describeRunning = (order: OrderView): string => {
  const renewal = findRenewalWords(order);
  if (!renewal) return texts.dashboard.running;
  if (order.state !== 'awaiting-approval') return renewal.runs;
  return fill(renewal.asks, { phone: order.choices?.replaces?.phoneName ?? '' });
};

/** What a user has, in a sentence. */
const describe = (mobileIds: readonly MobileIdView[]): string => {
  const [newest] = mobileIds;
  if (mobileIds.some(({ state }) => state === 'active')) return texts.dashboard.another;
  if (newest?.state !== 'expired') return texts.dashboard.none;
  return fill(texts.dashboard.expired, { phone: newest.phoneName, date: formats.date(newest.notAfter) });
};

interface WayOnProps extends Omit<DashboardProps, 'clock'> {
  readonly active: readonly MobileIdView[];
  readonly standing: string;
}

const WayOn = ({ state, actions, active, standing }: WayOnProps) => {
  const running = findRunning(state);
  // An account that can't get a mobile ID is told so, and offered nothing.
  if (state.problem?.code === 'user-not-active') return null;
  if (running)
    return (
      <>
        <p>{describeRunning(running)}</p>
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
        <HaveActive state={state} actions={actions} active={active} />
      </div>
    </>
  );
};

// Which of several phones is lost, is asked where all of them stand.
const HaveActive = ({ state, actions, active }: Pick<WayOnProps, 'state' | 'actions' | 'active'>) => {
  const [mobileId, ...others] = active;
  if (!mobileId) return null;
  return (
    <>
      <LinkButton look="quiet" href={toHash({ name: 'mobile-ids' })}>
        {texts.dashboard.details}
      </LinkButton>
      {others.length === 0 && (
        <LockMobileId
          mobileId={mobileId}
          text={texts.dashboard.lost}
          look="quiet"
          state={state}
          actions={actions}
        />
      )}
    </>
  );
};
