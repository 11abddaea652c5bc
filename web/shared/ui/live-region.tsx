/**
 * Says a status message to screen readers when it changes (WCAG 4.1.3), without moving the focus. Render it
 * once, from the start: a region that comes with its text is not announced.
 */
export const LiveRegion = ({ text }: { readonly text: string }) => (
  <p class="visually-hidden" role="status">
    {text}
  </p>
);
