import { useId, useRef, useState } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import { sharedTexts } from '../../shared/texts/index.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import { cleanName, maxNameLength } from '../device.ts';
import type { Offer as Offered } from '../phone-dependencies.ts';
import type { Page } from '../page.ts';
import { texts } from '../texts/index.ts';
import { describeUse } from '../uses.ts';

interface OfferProps {
  readonly offer: Offered;
  readonly page: Page;
}

/** For whom and what the link is. Nothing has happened yet, and nothing does before the button is pressed. */
export const Offer = ({ offer, page }: OfferProps) => {
  const [name, setName] = useState(page.phoneName);
  const [isFaulty, setFaulty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const accept = (): void => {
    const cleaned = cleanName(name);
    setFaulty(cleaned === '');
    if (cleaned === '') field.current?.focus();
    else void page.controller.accept(offer, cleaned);
  };
  return (
    <form
      class="surface"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        accept();
      }}
    >
      <Heading>{texts.offer.title}</Heading>
      <ForWhom offer={offer} />
      <PhoneName field={field} name={name} isFaulty={isFaulty} onType={setName} />
      <p class="soft small">{texts.offer.careful}</p>
      <div class="actions">
        <Button look="main">{texts.offer.accept}</Button>
      </div>
    </form>
  );
};

const ForWhom = ({ offer: { activation } }: Pick<OfferProps, 'offer'>) => (
  <div class="stack-close">
    <p class="soft small">{fill(texts.offer.from, { server: activation.labels.serverName })}</p>
    <p class="for-whom" translate={false}>
      <strong>{activation.labels.profileName}</strong>
      <br />
      {activation.labels.userId}
    </p>
    <p class="soft small">{texts.offer.kinds}</p>
    <ul class="uses">
      {activation.kinds.map((offered) => (
        <li key={offered.kind}>
          {describeUse(offered, sharedTexts.kinds[offered.kind].use, texts.offer.kept)}
        </li>
      ))}
    </ul>
  </div>
);

interface PhoneNameProps {
  readonly field: { readonly current: HTMLInputElement | null };
  readonly name: string;
  readonly isFaulty: boolean;
  readonly onType: (name: string) => void;
}

const PhoneName = ({ field, name, isFaulty, onType }: PhoneNameProps) => {
  const id = useId();
  return (
    <div class="stack-close">
      <label for={id}>{texts.offer.phoneName}</label>
      <input
        ref={field}
        id={id}
        class="field"
        value={name}
        maxLength={maxNameLength}
        autocomplete="off"
        enterkeyhint="done"
        aria-invalid={isFaulty}
        aria-describedby={isFaulty ? `${id}-fault` : undefined}
        onInput={(event) => {
          onType(event.currentTarget.value);
        }}
      />
      {isFaulty && (
        <p id={`${id}-fault`} class="field-error">
          {texts.offer.nameMissing}
        </p>
      )}
    </div>
  );
};
