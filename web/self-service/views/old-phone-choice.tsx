import type { OldPhone } from '../../../domain/order/order.ts';
import { oldPhones } from '../model/decision.ts';
import { texts } from '../texts/index.ts';
import { RadioGroup } from './radio-group.tsx';

interface OldPhoneChoiceProps {
  /** What is asked. */
  readonly question: string;
  readonly chosen: OldPhone | undefined;
  readonly isFaulty: boolean;
  readonly onChoose: (oldPhone: OldPhone) => void;
}

/** What became of the phone whose mobile ID is replaced. */
export const OldPhoneChoice = ({ question, chosen, isFaulty, onChoose }: OldPhoneChoiceProps) => (
  <RadioGroup
    name="old-phone"
    question={question}
    values={oldPhones}
    chosen={chosen}
    fault={isFaulty ? texts.confirm.faults['no-old-phone'] : undefined}
    onChoose={onChoose}
    describe={(oldPhone) => (
      <>
        <strong>{texts.confirm.oldPhones[oldPhone].title}</strong>
        <span class="choice-text">{texts.confirm.oldPhones[oldPhone].text}</span>
      </>
    )}
  />
);
