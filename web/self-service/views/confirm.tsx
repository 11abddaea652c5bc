import { useState } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import { Message } from '../../shared/ui/message.tsx';
import {
  findFault,
  findReplaced,
  createDecision,
  openChoices,
  withKind,
  withReplaced,
  type Choices,
  type Decision,
  type DecisionFault,
} from '../model/decision.ts';
import { isPresent } from '../model/lock.ts';
import type { State } from '../model/state.ts';
import { severalWords, texts } from '../texts/index.ts';
import { Cancel } from './cancel.tsx';
import { KindChoice } from './kind-choice.tsx';
import { OldPhoneChoice } from './old-phone-choice.tsx';
import { ReplacedChoice } from './replaced-choice.tsx';
import type { StepProps } from './step.ts';

/** The first page of an order: what the user gets, what they may choose, and what becomes of the old phone. */
export const Confirm = (props: StepProps) => {
  const { order, state, actions, problem } = props;
  const choices = openChoices(order);
  const [typed, setDecision] = useState<Decision>(() => createDecision(order));
  const decision = order.confirmation ? createDecision(order) : typed;
  const [fault, setFault] = useState<DecisionFault>();
  const next = (event: SubmitEvent): void => {
    event.preventDefault();
    const found = findFault(choices, decision);
    setFault(found);
    if (!found) void actions.confirm(order, decision);
  };
  return (
    <form class="stack" noValidate onSubmit={next}>
      <div class="stack-close">
        <Heading>{texts.confirm.title}</Heading>
        <p class="soft">{texts.confirm.text}</p>
      </div>
      {state.note === 'signed-in-again' && <Message tone="info">{texts.confirm.signedInAgain}</Message>}
      <Choice
        choices={choices}
        decision={decision}
        fault={fault}
        onDecide={(decided) => {
          setDecision(decided);
          setFault(undefined);
        }}
      />
      {keepsOthers(choices, state) && <p>{severalWords.keeps}</p>}
      {problem}
      <div class="actions actions-in-sight">
        <Button look="main" busy={state.busy === 'confirm'}>
          {texts.next}
        </Button>
        <Cancel {...props} />
      </div>
    </form>
  );
};

// As far as the page knows what they have; a decision that was made leaves nothing to say.
const keepsOthers = ({ replaces, replaceable }: Choices, { mobileIds = [], order }: State): boolean =>
  !replaces && !replaceable && !order?.confirmation && mobileIds.some(isPresent);

interface ChoiceProps {
  readonly choices: Choices;
  readonly decision: Decision;
  readonly fault: DecisionFault | undefined;
  readonly onDecide: (decision: Decision) => void;
}

const Choice = ({ choices, decision, fault, onDecide }: ChoiceProps) => (
  <>
    <KindChoice
      choices={choices}
      chosen={decision.kinds}
      isFaulty={fault === 'no-kind'}
      onChoose={(kind, isChosen) => {
        onDecide(withKind(decision, kind, isChosen));
      }}
    />
    <Replacing choices={choices} decision={decision} fault={fault} onDecide={onDecide} />
  </>
);

const Replacing = ({ choices, decision, fault, onDecide }: ChoiceProps) => {
  const { replaceable } = choices;
  const replaced = findReplaced(choices, decision);
  const question = replaceable ? severalWords.where : texts.confirm.replaces;
  return (
    <>
      {replaceable && (
        <ReplacedChoice
          replaceable={replaceable}
          chosen={decision.replaces}
          isFaulty={fault === 'no-replaced'}
          onChoose={(mobileId) => {
            onDecide(withReplaced(decision, mobileId));
          }}
        />
      )}
      {replaced && (
        <OldPhoneChoice
          question={fill(question, { phone: replaced.phoneName })}
          chosen={decision.oldPhone}
          isFaulty={fault === 'no-old-phone'}
          onChoose={(oldPhone) => {
            onDecide({ ...decision, oldPhone });
          }}
        />
      )}
    </>
  );
};
