import { useEffect } from 'preact/hooks';
import { formats } from '../../shared/texts/index.ts';
import { LinkButton } from '../../shared/ui/button.tsx';
import { MobileIdCard } from '../../shared/ui/card.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import type { Actions } from '../actions.ts';
import type { MobileIdView } from '../responses.ts';
import { toHash } from '../model/place.ts';
import type { State } from '../model/state.ts';
import { texts } from '../texts/index.ts';
import { MobileIdDetails } from './mobile-id-details.tsx';
import { UnreadView } from './problem.tsx';

interface MobileIdsProps {
  readonly state: State;
  readonly actions: Actions;
}

/** The mobile IDs of a user: the active one with all about it, past ones to open. */
export const MobileIds = ({ state, actions }: MobileIdsProps) => {
  useEffect(() => {
    void actions.loadMobileIds();
  }, [actions]);
  const { mobileIds, unread } = state;
  return (
    <div class="surface">
      <Heading>{texts.mobileIds.title}</Heading>
      {mobileIds ? <List mobileIds={mobileIds} /> : <UnreadView problem={unread} actions={actions} />}
    </div>
  );
};

const List = ({ mobileIds }: { readonly mobileIds: readonly MobileIdView[] }) => {
  const active = mobileIds.filter(({ state }) => state === 'active');
  const past = mobileIds.filter(({ state }) => state !== 'active');
  return (
    <>
      {active.map((mobileId) => (
        <div class="stack" key={mobileId.mobileId}>
          <MobileIdCard {...mobileId} />
          <MobileIdDetails mobileId={mobileId} belowCard />
        </div>
      ))}
      {active.length === 0 && (
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
        <details class="past" key={mobileId.mobileId}>
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
