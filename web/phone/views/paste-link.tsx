import { useId, useRef, useState } from 'preact/hooks';
import { Button } from '../../shared/ui/button.tsx';
import { parsePasted } from '../link.ts';
import type { Page } from '../page.ts';
import { texts } from '../texts/index.ts';

/** Takes a link that came by clipboard: an installed app is not what a camera opens. */
export const PasteLink = ({ page }: { readonly page: Page }) => {
  const [text, setText] = useState('');
  const [isFaulty, setFaulty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const open = (): void => {
    const isBroken = parsePasted(text) === 'incomplete';
    setFaulty(isBroken);
    if (isBroken) field.current?.focus();
    else void page.controller.paste(text);
  };
  return (
    <form
      class="stack-close"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <label for={id}>{texts.paste.label}</label>
      <input
        ref={field}
        id={id}
        class="field"
        type="url"
        value={text}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        enterkeyhint="go"
        aria-invalid={isFaulty}
        aria-describedby={isFaulty ? `${id}-fault` : undefined}
        onPaste={openWhole(page)}
        onInput={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      {isFaulty && (
        <p id={`${id}-fault`} class="field-error">
          {texts.paste.missing}
        </p>
      )}
      <div class="actions">
        <Button>{texts.paste.open}</Button>
      </div>
    </form>
  );
};

// A whole link needs nobody to say that it is to be opened.
const openWhole =
  ({ controller }: Page) =>
  (event: ClipboardEvent): void => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (parsePasted(pasted) === 'incomplete') return;
    event.preventDefault();
    void controller.paste(pasted);
  };
