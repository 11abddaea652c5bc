import { fill } from '../../shared/fill.ts';
import { formats } from '../../shared/texts/index.ts';
import type { Choices } from '../model/decision.ts';
import { severalWords, texts } from '../texts/index.ts';
import { RadioGroup } from './radio-group.tsx';

type Replaceable = NonNullable<Choices['replaceable']>[number];

interface ReplacedChoiceProps {
  readonly replaceable: readonly Replaceable[];
  readonly chosen: string | undefined;
  readonly isFaulty: boolean;
  readonly onChoose: (mobileId: string) => void;
}

/** Which of their mobile IDs a user replaces who can't have more. */
export const ReplacedChoice = ({ replaceable, chosen, isFaulty, onChoose }: ReplacedChoiceProps) => (
  <RadioGroup
    name="replaced"
    question={fill(severalWords.full, { count: replaceable.length.toString() })}
    values={replaceable.map(({ mobileId }) => mobileId)}
    chosen={chosen}
    fault={isFaulty ? severalWords.fault : undefined}
    onChoose={onChoose}
    describe={(value) => describe(replaceable.find(({ mobileId }) => mobileId === value))}
  />
);

const describe = (described: Replaceable | undefined) => (
  <>
    <strong>{described?.phoneName}</strong>
    {described?.activatedAt !== undefined && (
      <span class="choice-text">
        {texts.mobileIds.since} {formats.date(described.activatedAt)}
      </span>
    )}
  </>
);
