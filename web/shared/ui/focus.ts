import { useEffect, useRef } from 'preact/hooks';

/** Moves the focus to the heading (`h1`): screen readers read it, and keyboards start at the top. */
export const focusHeading = (): void => {
  document.querySelector('h1')?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
};

/**
 * Moves the focus to the heading (`h1`) whenever the screen changes, so that screen readers read the new
 * screen and keyboards start at its top. The first screen leaves the focus where the browser put it.
 * @param screen name of what is shown
 */
export const useHeadingFocus = (screen: string): void => {
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    focusHeading();
  }, [screen]);
};
