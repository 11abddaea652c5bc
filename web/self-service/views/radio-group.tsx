import type { ComponentChildren } from 'preact';

interface RadioGroupProps<Value extends string> {
  /** Of the buttons, and of what is said where none is chosen. */
  readonly name: string;
  readonly question: string;
  readonly values: readonly Value[];
  readonly chosen: Value | undefined;
  /** What is said where one has to be chosen; undefined while nothing is wrong. */
  readonly fault: string | undefined;
  readonly onChoose: (value: Value) => void;
  readonly describe: (value: Value) => ComponentChildren;
}

/** Of several one. Nothing is chosen until the user chooses. */
export const RadioGroup = <Value extends string>(props: RadioGroupProps<Value>) => {
  const { name, question, values, chosen, fault, onChoose, describe } = props;
  const faultId = `${name}-fault`;
  return (
    <fieldset class="stack-close" aria-describedby={fault === undefined ? undefined : faultId}>
      <legend>{question}</legend>
      {values.map((value) => (
        <label class="choice" key={value}>
          <input
            type="radio"
            name={name}
            checked={chosen === value}
            onChange={() => {
              onChoose(value);
            }}
          />
          <span>{describe(value)}</span>
        </label>
      ))}
      {fault !== undefined && (
        <p class="field-error" id={faultId} role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
};
