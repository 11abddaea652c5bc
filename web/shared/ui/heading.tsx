import type { ComponentChildren } from 'preact';

/** The one heading of a screen; takes the focus when the screen changes (`useHeadingFocus`). */
export const Heading = ({ children }: { readonly children: ComponentChildren }) => (
  <h1 tabIndex={-1}>{children}</h1>
);
