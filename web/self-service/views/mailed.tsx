import { fill } from '../../shared/fill.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Countdown } from '../../shared/ui/countdown.tsx';
import { useHeadingFocus } from '../../shared/ui/focus.ts';
import { Heading } from '../../shared/ui/heading.tsx';
import { useSecondsLeft } from '../../shared/ui/now.ts';
import { texts } from '../texts/index.ts';
import { Cancel } from './cancel.tsx';
import { CodeGone } from './code-gone.tsx';
import type { StepProps } from './step.ts';

// A masked address is one word, also where a line could end: U+2060 is a word joiner.
const keepUnbroken = (address: string): string => address.replaceAll('…', '\u2060…\u2060');

/** The QR code went out by mail: this page says where to, and never shows it. */
export const Mailed = (props: StepProps) => {
  const { order, state, actions, clock, problem } = props;
  const { mailedTo = '', expiresAt } = order.activationCode ?? { expiresAt: order.deadline };
  const isOver = useSecondsLeft(clock, expiresAt) === 0;
  useHeadingFocus(isOver ? 'code-gone' : 'code');
  if (isOver) return <CodeGone {...props} words={texts.mailed.gone} newCode={texts.mailed.sendAgain} />;
  return (
    <div class="stack">
      <div class="stack-close">
        <Heading>{texts.mailed.title}</Heading>
        <p class="soft">{fill(texts.mailed.text, { address: keepUnbroken(mailedTo) })}</p>
      </div>
      <ol class="how">
        {texts.mailed.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="soft">
        <Countdown clock={clock} until={expiresAt} text={texts.scan.left} />
      </p>
      {problem}
      <div class="actions">
        <Button busy={state.busy === 'renew'} onPress={() => void actions.renew(order)}>
          {texts.mailed.sendAgain}
        </Button>
        <Cancel {...props} />
      </div>
    </div>
  );
};
