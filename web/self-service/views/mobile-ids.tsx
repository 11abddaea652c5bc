import { fill } from '../../shared/fill.ts';
import type { ServerClock } from '../../shared/server-clock.ts';
import { formats } from '../../shared/texts/index.ts';
import { LinkButton } from '../../shared/ui/button.tsx';
import { MobileIdCard } from '../../shared/ui/card.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import type { Actions } from '../actions.ts';
import type { MobileIdView } from '../responses.ts';
import { isPresent } from '../model/lock.ts';
import { toHash } from '../model/place.ts';
import type { State } from '../model/state.ts';
import { severalWords, texts } from '../texts/index.ts';
import { EndsSoon } from './ends-soon.tsx';
import { LockMobileId, LockedNote } from './lock-mobile-id.tsx';
import { MobileIdDetails } from './mobile-id-details.tsx';
import { TestOutcome } from './test-outcome.tsx';
import { useMobileIds } from './use-mobile-ids.ts';
import { ProblemView, UnreadView } from './problem.tsx';

interface MobileIdsProps {
  readonly clock: ServerClock;
  readonly state: State;
  readonly actions: Actions;
}

/** The mobile IDs of a user: present ones with all about them and *Lock this mobile ID*, past ones to open. */
export const MobileIds = ({ state, actions, clock }: MobileIdsProps) => {
  useMobileIds(actions);
  const { mobileIds, unread, problem } = state;
  return (
    <div class="surface">
      <Heading>{texts.mobileIds.title}</Heading>
      <LockedNote state={state} />
      <ProblemView problem={problem} actions={actions} />
      {mobileIds ? (
        <List mobileIds={mobileIds} state={state} actions={actions} clock={clock} />
      ) : (
        <UnreadView problem={unread} actions={actions} />
      )}
    </div>
  );
};

interface ListProps extends MobileIdsProps {
  readonly mobileIds: readonly MobileIdView[];
}

const List = ({ mobileIds, state, actions, clock }: ListProps) => {
  const present = mobileIds.filter(isPresent);
  const past = mobileIds.filter((mobileId) => !isPresent(mobileId));
  return (
    <>
      {present.map((mobileId) => (
        <div class="stack" key={mobileId.mobileId}>
          <MobileIdCard {...mobileId} />
          <EndsSoon mobileId={mobileId} clock={clock} />
          <TestOutcome mobileId={mobileId} />
          <MobileIdDetails mobileId={mobileId} belowCard />
          <div class="actions">
            <LockMobileId
              mobileId={mobileId}
              text={
                present.length > 1 ? fill(severalWords.lock, { phone: mobileId.phoneName }) : texts.lock.lock
              }
              state={state}
              actions={actions}
            />
          </div>
        </div>
      ))}
      {present.length === 0 && (
        <>
          <p class="soft">{texts.mobileIds.none}</p>
          <div class="actions">
            <LinkButton href={toHash({ name: 'dashboard' })}>{texts.toDashboard}</LinkButton>
          </div>
        </>
      )}
      {past.length > 0 && <Past mobileIds={past} />}
    </>
  );
};

const Past = ({ mobileIds }: { readonly mobileIds: readonly MobileIdView[] }) => (
  <section class="stack">
    <h2>{texts.mobileIds.past}</h2>
    <div>
      {mobileIds.map((mobileId) => (
        <details class="folded" key={mobileId.mobileId}>
          <summary>
            <span>{mobileId.phoneName}</span>{' '}
            <span class="soft small">
              {texts.mobileIds.states[mobileId.state]}, {formats.date(mobileId.createdAt)}
            </span>
          </summary>
          <MobileIdDetails mobileId={mobileId} />
        </details>
      ))}
    </div>
  </section>
);
