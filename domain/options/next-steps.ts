import * as v from 'valibot';
import { languages, type Language } from '../languages.ts';

/** What a company has its users do first with a new mobile ID. */
export interface NextStep {
  /** Language of the text; one without is for everybody. */
  readonly language?: Language;
  /** One line. */
  readonly text: string;
  /** An https link (RFC 3986), without user name or password. */
  readonly link: string;
}

/** The value of the option `next-steps` with which nothing is said. */
export const noNextSteps = 'none';

/** The value of the option `test-page` where there is none. */
export const noTestPage = 'none';

// Plain enough for JavaScript and for Parameter Store, which has Java's regular expressions. A text begins with nothing
// that looks like a language that we don't have.
const tag = `(${languages.join('|')})`;
const text = '(?![a-z]{2,3}: )[^ {}|\\x00-\\x1f\\x7f][^{}|\\x00-\\x1f\\x7f]{0,199}';
/** An https link (RFC 3986), without user name or password. */
export const linkPattern =
  "https://[A-Za-z0-9][A-Za-z0-9-]{0,62}(\\.[A-Za-z0-9][A-Za-z0-9-]{0,62}){0,9}(:\\d{1,5})?([/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]{0,500})?";
const step = `${text} ${linkPattern}`;

/** What the option `next-steps` may hold: `none`, a text with a link, or one for each language. */
export const nextStepsPattern = `^(${noNextSteps}|${step}|${tag}: ${step}( \\| ${tag}: ${step}){0,${(languages.length - 1).toString()}})$`;

const parts = new RegExp(`^(?:${tag}: )?(.+) (https://\\S+)$`, 'u');

/**
 * Reads the option `next-steps`.
 * @param value such as `Sign in at https://intranet.example`, `en: … https://… | sv: … https://…`, or `none`
 * @returns the first stands in for a language that has none; nothing for a value that nobody can read
 */
export const readNextSteps = (value: string): readonly NextStep[] =>
  value.split(' | ').flatMap((part): readonly NextStep[] => {
    const [, tagged, said, leadsTo] = parts.exec(part) ?? [];
    if (said === undefined || leadsTo === undefined || !URL.canParse(leadsTo)) return [];
    const language = languages.find((each) => each === tagged);
    return [{ ...(language && { language }), text: said, link: leadsTo }];
  });

/** Whether each language has one step at most, and each link leads somewhere. */
export const areNextSteps = (value: string): boolean => {
  const steps = readNextSteps(value);
  const count = value === noNextSteps ? 0 : value.split(' | ').length;
  return steps.length === count && new Set(steps.map(({ language }) => language)).size === count;
};

/** The step in somebody's language, else the first; undefined where there is none. */
export const findNextStep = <
  Step extends Pick<NextStep, 'text' | 'link'> & { readonly language?: Language | undefined },
>(
  steps: readonly Step[],
  language: Language,
): Step | undefined => steps.find((each) => each.language === language) ?? steps[0];

/** What to do first with a mobile ID, as the API shows it. */
export const NextStepsResponse = v.optional(
  v.pipe(
    v.array(
      v.strictObject({ language: v.optional(v.picklist(languages)), text: v.string(), link: v.string() }),
    ),
    v.description(
      'What to do first with the mobile ID, by the option `next-steps`; the first stands in for a language that has none.',
    ),
  ),
);

/**
 * What the user of an order is told to do first with the mobile ID; no member where the options say nothing.
 * @param options that the order started with
 */
export const showNextSteps = ({
  options,
}: {
  readonly options?: { readonly 'next-steps'?: string | undefined } | undefined;
}): { readonly nextSteps?: NextStep[] } => {
  const nextSteps = [...readNextSteps(options?.['next-steps'] ?? '')];
  return nextSteps.length > 0 ? { nextSteps } : {};
};

/**
 * Where the phone of an order tries keys that its system has; no member where the options name no page.
 * @param options that the order started with
 */
export const showTestPage = ({
  options,
}: {
  readonly options?: { readonly 'test-page'?: string | undefined } | undefined;
}): { readonly testPage?: string } => {
  const testPage = options?.['test-page'] ?? noTestPage;
  return testPage !== noTestPage && URL.canParse(testPage) ? { testPage } : {};
};
