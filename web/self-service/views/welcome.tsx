import { Button } from '../../shared/ui/button.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import type { Actions } from '../actions.ts';
import type { State } from '../model/state.ts';
import { texts } from '../texts/index.ts';
import { ProblemView } from './problem.tsx';

interface WelcomeProps {
  readonly state: State;
  readonly actions: Actions;
}

/** For whoever is not signed in, or not any more. */
export const Welcome = ({ state, actions }: WelcomeProps) => (
  <div class="surface centered welcome">
    <img class="welcome-picture" src="/icon.svg" alt="" width="72" height="72" />
    <Heading>{texts.welcome.title}</Heading>
    <p class="soft">{texts.welcome.text}</p>
    <ProblemView problem={state.problem} actions={actions} />
    <div class="actions">
      <Button look="main" busy={state.busy === 'sign-in'} onPress={() => void actions.signIn()}>
        {texts.welcome.signIn}
      </Button>
    </div>
  </div>
);
