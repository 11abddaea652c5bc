import type { en, ProblemText } from './en.ts';

const outOfDate: ProblemText = {
  happened: 'Cette page n’est plus à jour.',
  toDo: 'Rechargez-la. Rien n’est perdu.',
};

/** Words in French that both pages use. */
export const fr: typeof en = {
  product: 'Obtenir une ID mobile',
  skipToContent: 'Aller au contenu',
  working: 'Un instant…',
  tryAgain: 'Réessayer',
  close: 'Fermer',
  copy: 'Copier le lien',
  copied: 'Lien copié',
  copyFailed: 'Nous n’avons pas pu copier le lien. Ouvrez-le plutôt.',
  timeLeft: 'encore {time}',
  stepOf: 'Étape {step} sur {steps}',
  stepDone: 'terminée',
  kinds: {
    authentication: { name: 'Authentification', use: 'vous connecter à des services' },
    signature: { name: 'Signature électronique', use: 'signer des documents et des e-mails' },
    encryption: { name: 'Chiffrement', use: 'lire ce qui est chiffré pour vous' },
  },
  card: {
    user: 'Utilisateur',
    phone: 'Téléphone',
    validUntil: 'Valable jusqu’au',
  },
  nextStep: 'Et maintenant',
  footer: { getHelp: 'Aide', help: '{name} :', privacy: 'Confidentialité', languages: 'Langue' },
  problems: {
    'request-invalid': outOfDate,
    'body-too-large': outOfDate,
    'media-type-unsupported': outOfDate,
    unauthorized: {
      happened: 'Vous n’êtes plus connecté.',
      toDo: 'Reconnectez-vous. Rien n’est perdu.',
    },
    forbidden: {
      happened: 'Votre compte n’a pas accès à ce service.',
      toDo: 'Déconnectez-vous, puis reconnectez-vous. Si cela ne suffit pas, contactez votre support.',
    },
    'too-many-requests': {
      happened: 'Trop d’essais.',
      toDo: 'Attendez quelques minutes, puis réessayez.',
    },
    'internal-error': {
      happened: 'Un problème est survenu de notre côté.',
      toDo: 'Réessayez. Si cela se reproduit, contactez votre support.',
    },
    'service-busy': {
      happened: 'Le service est très sollicité.',
      toDo: 'Attendez un instant, puis réessayez.',
    },
    offline: {
      happened: 'Nous ne parvenons pas à joindre le service.',
      toDo: 'Vérifiez votre connexion réseau. Rien n’est perdu.',
    },
    'response-unknown': outOfDate,
  },
};
