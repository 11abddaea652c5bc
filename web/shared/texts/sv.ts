import type { en, ProblemText } from './en.ts';

const outOfDate: ProblemText = {
  happened: 'Sidan är inte aktuell.',
  toDo: 'Läs in sidan på nytt. Inget går förlorat.',
};

/** Words in Swedish that both pages use. */
export const sv: typeof en = {
  product: 'Skaffa mobilt id',
  skipToContent: 'Hoppa till innehållet',
  working: 'Ett ögonblick …',
  tryAgain: 'Försök igen',
  close: 'Stäng',
  copy: 'Kopiera länken',
  copied: 'Länken är kopierad',
  copyFailed: 'Det går inte att kopiera här. Öppna länken i stället.',
  timeLeft: '{time} kvar',
  stepOf: 'Steg {step} av {steps}',
  stepDone: 'klart',
  kinds: {
    authentication: { name: 'Inloggning', use: 'Logga in i tjänster' },
    signature: { name: 'Underskrift', use: 'Skriva under dokument och e-post' },
    encryption: { name: 'Kryptering', use: 'Läsa det som är krypterat till dig' },
  },
  card: {
    user: 'Användare',
    phone: 'Telefon',
    validUntil: 'Giltigt till',
  },
  nextStep: 'Nästa steg',
  footer: { getHelp: 'Hjälp', help: '{name}:', privacy: 'Personuppgifter', languages: 'Språk' },
  problems: {
    'request-invalid': outOfDate,
    'body-too-large': outOfDate,
    'media-type-unsupported': outOfDate,
    unauthorized: {
      happened: 'Du är inte längre inloggad.',
      toDo: 'Logga in igen. Inget går förlorat.',
    },
    forbidden: {
      happened: 'Din inloggning ger dig inte tillgång till tjänsten.',
      toDo: 'Logga ut och in igen. Fråga din helpdesk om det inte hjälper.',
    },
    'too-many-requests': {
      happened: 'Det har gjorts väldigt många försök på kort tid.',
      toDo: 'Vänta en stund och försök sedan igen.',
    },
    'internal-error': {
      happened: 'Något gick fel hos oss.',
      toDo: 'Försök igen. Fråga din helpdesk om det händer på nytt.',
    },
    'service-busy': {
      happened: 'Tjänsten är hårt belastad.',
      toDo: 'Vänta ett ögonblick och försök sedan igen.',
    },
    offline: {
      happened: 'Tjänsten går inte att nå.',
      toDo: 'Kontrollera din nätverksanslutning. Inget går förlorat.',
    },
    'response-unknown': {
      happened: 'Sidan är inte aktuell.',
      toDo: 'Läs in sidan på nytt. Inget går förlorat.',
    },
  },
};
