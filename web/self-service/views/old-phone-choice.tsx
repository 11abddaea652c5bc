import type { OldPhone } from '../../../domain/order/order.ts';
import { fill } from '../../shared/fill.ts';
import { oldPhones } from '../model/decision.ts';
import { texts } from '../texts/index.ts';

interface OldPhoneChoiceProps {
  readonly phoneName: string;
  readonly chosen: OldPhone | undefined;
  readonly isFaulty: boolean;
  readonly onChoose: (oldPhone: OldPhone) => void;
}

/** What became of the phone whose mobile ID is replaced. Nothing is chosen until the user chooses. */
export const OldPhoneChoice = ({ phoneName, chosen, isFaulty, onChoose }: OldPhoneChoiceProps) => (
  <fieldset class="stack-close" aria-describedby={isFaulty ? 'old-phone-fault' : undefined}>
    <legend>{fill(texts.confirm.replaces, { phone: phoneName })}</legend>
    {oldPhones.map((oldPhone) => (
      <label class="choice" key={oldPhone}>
        <input
          type="radio"
          name="old-phone"
          checked={chosen === oldPhone}
          onChange={() => {
            onChoose(oldPhone);
          }}
        />
        <span>
          <strong>{texts.confirm.oldPhones[oldPhone].title}</strong>
          <span class="choice-text">{texts.confirm.oldPhones[oldPhone].text}</span>
        </span>
      </label>
    ))}
    {isFaulty && (
      <p class="field-error" id="old-phone-fault" role="alert">
        {texts.confirm.faults['no-old-phone']}
      </p>
    )}
  </fieldset>
);
