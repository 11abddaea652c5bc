import { formats, sharedTexts } from '../../shared/texts/index.ts';
import type { MobileIdView } from '../responses.ts';
import { texts } from '../texts/index.ts';

interface MobileIdDetailsProps {
  readonly mobileId: MobileIdView;
  /** It stands below its card: what the card says is not said again. */
  readonly belowCard?: boolean;
}

/** All about one mobile ID: state, labels, phone, validity, certificates. */
export const MobileIdDetails = ({ mobileId, belowCard = false }: MobileIdDetailsProps) => (
  <div class="stack details">
    <dl class="facts">
      {[...listState(mobileId), ...(belowCard ? [] : listCardFacts(mobileId))].map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    {belowCard ? <Folded mobileId={mobileId} /> : <TechnicalDetails mobileId={mobileId} />}
  </div>
);

// Serial numbers are for the help desk: who has a mobile ID that works need not look at them.
const Folded = ({ mobileId }: Pick<MobileIdDetailsProps, 'mobileId'>) => (
  <details class="folded">
    <summary>{words.technical}</summary>
    <TechnicalDetails mobileId={mobileId} />
  </details>
);

type Fact = readonly [name: string, value: string];

const words = texts.mobileIds;

const listState = ({ state, activatedAt, lockedAt, change }: MobileIdView): readonly Fact[] => [
  [words.state, words.states[state]],
  ...listDate(words.since, activatedAt),
  ...listDate(words.lockedAt, lockedAt),
  ...listReason(change?.reason),
];

// One that is not here needs no reason.
const reasons: Readonly<Record<string, string | undefined>> = words.reasons;

const listReason = (reason = ''): readonly Fact[] => {
  const text = reasons[reason];
  return text === undefined ? [] : [[words.reason, text]];
};

const listDate = (name: string, moment: string | undefined): readonly Fact[] =>
  moment === undefined ? [] : [[name, formats.date(moment)]];

const listCardFacts = ({ labels, phoneName, notAfter }: MobileIdView): readonly Fact[] => [
  [words.name, labels.profileName],
  [words.user, labels.userId],
  [words.server, labels.serverName],
  [words.phone, phoneName],
  [words.until, formats.date(notAfter)],
];

const TechnicalDetails = ({ mobileId }: Pick<MobileIdDetailsProps, 'mobileId'>) => (
  <div class="stack-close">
    <p class="soft">{texts.completed.stores[mobileId.store]}</p>{' '}
    <ul class="certificates">
      {mobileId.certificates.map(({ kind, state, serial, notAfter }) => (
        <li key={serial}>
          <div class="certificate-head">
            <strong>{sharedTexts.kinds[kind].name}</strong>
            <span class={`badge badge-${state}`}>{texts.mobileIds.certificateStates[state]}</span>
          </div>
          <dl class="facts">
            <div>
              <dt>{texts.mobileIds.serial}</dt>
              <dd class="serial" translate={false}>
                {serial}
              </dd>
            </div>
            <div>
              <dt>{texts.mobileIds.until}</dt>
              <dd>{formats.date(notAfter)}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  </div>
);
