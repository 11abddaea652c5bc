import * as v from 'valibot';
import { languages } from '../../domain/languages.ts';
import { safeUrl } from './safe-url.ts';

/** What the API says of what to do first with a mobile ID. A text in a language of a later release is for everybody. */
export const NextSteps = v.optional(
  v.array(
    v.object({
      language: v.fallback(v.optional(v.picklist(languages)), undefined),
      text: v.string(),
      link: safeUrl,
    }),
  ),
);

export type NextSteps = v.InferOutput<typeof NextSteps>;
