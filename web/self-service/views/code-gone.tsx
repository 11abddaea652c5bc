import { Button } from '../../shared/ui/button.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import { Cancel } from './cancel.tsx';
import type { StepProps } from './step.ts';

interface CodeGoneProps extends StepProps {
  readonly words: { readonly title: string; readonly text: string };
  /** What the button that makes a new code says. */
  readonly newCode: string;
}

/** The activation code is over; the order is not: a new code is one click away. */
export const CodeGone = (props: CodeGoneProps) => {
  const { words, newCode, order, state, actions, problem } = props;
  return (
    <div class="stack">
      <Heading>{words.title}</Heading>
      <p class="soft">{words.text}</p>
      {problem}
      <div class="actions">
        <Button look="main" busy={state.busy === 'renew'} onPress={() => void actions.renew(order)}>
          {newCode}
        </Button>
        <Cancel {...props} />
      </div>
    </div>
  );
};
