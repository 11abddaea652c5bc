import type { ComponentChildren } from 'preact';

/** What a button is. */
export interface ButtonProps {
  readonly children: ComponentChildren;
  /** `main` is the one way on of a screen; `quiet` looks like a link; `danger` ends something. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
  /** The button's own work is under way: it can't be pressed, and keeps the focus. */
  readonly busy?: boolean;
  /** Without it, the button submits its form. */
  readonly onPress?: () => void;
}

/** A button. While it is busy it stays where it is and says so, so that keyboards don't lose their place. */
export const Button = ({ children, look = 'plain', busy = false, onPress }: ButtonProps) => (
  <button
    type={onPress ? 'button' : 'submit'}
    class={`button button-${look}`}
    aria-disabled={busy}
    onClick={(event) => {
      if (busy) event.preventDefault();
      else onPress?.();
    }}
  >
    {busy && <span class="dots" aria-hidden="true" />}
    {children}
  </button>
);

interface LinkButtonProps {
  readonly children: ComponentChildren;
  readonly href: string;
  readonly look?: 'main' | 'plain' | 'quiet';
  /** Opens beside this page. */
  readonly elsewhere?: boolean;
}

/** A link that looks like a button. */
export const LinkButton = ({ children, href, look = 'plain', elsewhere = false }: LinkButtonProps) => (
  <a
    class={`button button-${look}`}
    href={href}
    {...(elsewhere && { target: '_blank', rel: 'noopener noreferrer' })}
  >
    {children}
  </a>
);
