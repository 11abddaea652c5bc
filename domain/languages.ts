/** Languages in which mails and pages exist. */
export const languages = ['en', 'sv'] as const;

export type Language = (typeof languages)[number];

/** The language of whoever wants none that we have. */
export const defaultLanguage = 'en' satisfies Language;
