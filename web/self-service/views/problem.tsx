import type { Problem } from '../../shared/problem.ts';
import type { ProblemText } from '../../shared/texts/en.ts';
import { fill } from '../../shared/fill.ts';
import { sharedTexts } from '../../shared/texts/index.ts';
import { Button, LinkButton } from '../../shared/ui/button.tsx';
import { ProblemMessage } from '../../shared/ui/message.tsx';
import type { Actions } from '../actions.ts';
import { toHash } from '../model/place.ts';
import { getProblemText, nameAttribute, texts } from '../texts/index.ts';

interface ProblemViewProps {
  readonly problem: Problem | undefined;
  readonly actions: Actions;
}

/** What went wrong, with the way on where it is not a button that the screen has anyway. */
export const ProblemView = ({ problem, actions }: ProblemViewProps) => {
  if (!problem) return null;
  return (
    <ProblemMessage text={describeProblem(problem)}>
      <WayOn problem={problem} actions={actions} />
    </ProblemMessage>
  );
};

const describeProblem = (problem: Problem): ProblemText => {
  const { happened, toDo } = getProblemText(problem.code);
  const attribute = problem.code === 'directory-item-invalid' ? problem.attribute : undefined;
  return { happened, toDo: fill(toDo, { attribute: nameAttribute(attribute) }) };
};

/** The mobile IDs could not be read. */
export const UnreadView = ({ problem, actions }: ProblemViewProps) =>
  problem ? (
    <ProblemMessage text={getProblemText(problem.code)}>
      <Button onPress={() => void actions.loadMobileIds()}>{sharedTexts.tryAgain}</Button>
    </ProblemMessage>
  ) : (
    <p class="soft">{texts.loading.text}</p>
  );

const WayOn = ({ problem, actions }: { readonly problem: Problem; readonly actions: Actions }) => {
  const { code } = problem;
  if (code === 'sign-in-too-old' || code === 'forbidden')
    return <Button onPress={() => void actions.signOut()}>{texts.menu.signOut}</Button>;
  if (code === 'response-unknown' || code === 'request-invalid')
    return (
      <Button
        onPress={() => {
          location.reload();
        }}
      >
        {texts.reload}
      </Button>
    );
  return code === 'order-not-found' ? (
    <LinkButton href={toHash({ name: 'dashboard' })}>{texts.toDashboard}</LinkButton>
  ) : null;
};
