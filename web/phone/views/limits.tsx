import { texts } from '../texts/index.ts';

/** What a browser can't do that an app for the phone can. */
export const Limits = () => (
  <details>
    <summary>{texts.limits.title}</summary>
    <div class="stack-close">
      <p>{texts.limits.text}</p>
      <ul class="bullets">
        {texts.limits.list.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </div>
  </details>
);
