import type { ComponentChildren } from 'preact';
import type { ProblemText } from '../texts/en.ts';

interface MessageProps {
  readonly tone: 'info' | 'good' | 'warning' | 'bad';
  readonly children: ComponentChildren;
}

/** Something the reader should notice beside what the screen is for. */
export const Message = ({ tone, children }: MessageProps) => (
  <div class={`message message-${tone}`}>{children}</div>
);

interface ProblemMessageProps {
  readonly text: ProblemText;
  /** Buttons that lead on. */
  readonly children?: ComponentChildren;
}

/** What went wrong and what to do; read out at once. */
export const ProblemMessage = ({ text, children }: ProblemMessageProps) => (
  <div class="message message-bad" role="alert">
    <p>
      <strong>{text.happened}</strong> {text.toDo}
    </p>
    {children}
  </div>
);
