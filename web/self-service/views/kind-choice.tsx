import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { sharedTexts } from '../../shared/texts/index.ts';
import { listOfferedKinds, type Choices } from '../model/decision.ts';
import { texts } from '../texts/index.ts';

interface KindChoiceProps {
  readonly choices: Choices;
  readonly chosen: readonly CertificateKind[];
  readonly isFaulty: boolean;
  readonly onChoose: (kind: CertificateKind, isChosen: boolean) => void;
}

/** The certificates of an order: a list, or boxes to tick where the options leave a choice. */
export const KindChoice = ({ choices, chosen, isFaulty, onChoose }: KindChoiceProps) => {
  const offered = listOfferedKinds(choices);
  if (offered.every(({ policy }) => policy === 'always')) return <KindList kinds={offered} />;
  return (
    <fieldset class="stack-close" aria-describedby={isFaulty ? 'kind-fault' : undefined}>
      <legend>{texts.confirm.kindsChoice}</legend>
      {offered.map(({ kind, policy }) => (
        <label class="choice" key={kind}>
          <input
            type="checkbox"
            checked={chosen.includes(kind)}
            disabled={policy === 'always'}
            onChange={(event) => {
              onChoose(kind, event.currentTarget.checked);
            }}
          />
          <KindText kind={kind} />
        </label>
      ))}
      {isFaulty && (
        <p class="field-error" id="kind-fault" role="alert">
          {texts.confirm.faults['no-kind']}
        </p>
      )}
    </fieldset>
  );
};

const KindList = ({ kinds }: { readonly kinds: Choices['kinds'] }) => (
  <section class="stack-close">
    <h2>{texts.confirm.kinds}</h2>
    <ul class="kinds">
      {kinds.map(({ kind }) => (
        <li key={kind}>
          <KindText kind={kind} />
        </li>
      ))}
    </ul>
  </section>
);

const KindText = ({ kind }: { readonly kind: CertificateKind }) => (
  <span>
    <strong>{sharedTexts.kinds[kind].name}</strong>
    <span class="choice-text">{sharedTexts.kinds[kind].use}</span>
  </span>
);
