/** What is said of a mobile ID. */
export interface Said {
  readonly tone: 'plain' | 'good' | 'warning';
  readonly text: string;
}

/** Shows it, and says it to screen readers when it changes; it is there from the start, since it would not be heard else. */
export const Saying = ({ said }: { readonly said: Said | undefined }) => (
  <div role="status">{said && <p class={`message message-${said.tone}`}>{said.text}</p>}</div>
);
