import type { MailTexts } from './mail-text.ts';

/** Mails in French. */
export const fr: MailTexts = {
  locale: 'fr-FR',
  product: 'Obtenir une ID mobile',
  greeting: 'Bonjour {name},',
  footer: 'Vous recevez cet e-mail parce qu’une ID mobile a été demandée avec votre compte.',
  help: 'Aide : {}',
  privacy: 'Confidentialité : {}',
  qrCode: 'Code QR',
  kinds: {
    authentication: 'authentification',
    signature: 'signature électronique',
    encryption: 'chiffrement',
  },
  days: { one: '{days} jour', other: '{days} jours' },
  lockReasons: {
    'phone-lost': 'téléphone perdu',
    'phone-stolen': 'téléphone volé',
    'no-longer-needed': 'plus nécessaire',
  },
  facts: {
    phone: 'Téléphone',
    activated: 'Active depuis le',
    certificates: 'Certificats',
    validUntil: 'Valable jusqu’au',
    replaced: 'Remplace l’ID mobile sur',
    ordered: 'Début',
    ended: 'Fin',
    locked: 'ID mobile de votre téléphone perdu bloquée le',
    lockedAt: 'Bloquée',
    lockReason: 'Motif',
    orderId: 'Numéro de demande',
  },
  mails: {
    'qr-code': {
      subject: 'Votre code QR pour une ID mobile',
      paragraphs: [
        'Scannez ce code QR avec l’appareil photo du téléphone que vous voulez utiliser :',
        '{qrCode}',
        'Ou ouvrez ce lien sur ce téléphone :',
        '{link}',
        'Le code fonctionne une seule fois et expire dans {lifetime}. Ne le transférez à personne.',
        'Votre téléphone affiche ensuite un code à six chiffres. Saisissez-le sur la page où vous avez commencé :',
        '{selfService}',
        'Si vous n’êtes pas à l’origine de cette demande, quelqu’un utilise peut-être votre compte. Annulez sur la page ci-dessus et contactez immédiatement votre support.',
      ],
    },
    success: {
      subject: 'Votre ID mobile est prête',
      paragraphs: [
        'Votre ID mobile est active et vous pouvez l’utiliser dès maintenant.',
        '{nextStep}',
        '{facts}',
        'Vous la trouvez dans le menu, sous ID mobile :',
        '{selfService}',
        'Si ce n’est pas votre téléphone, ou si ce n’était pas vous, quelqu’un d’autre a une ID mobile à votre nom. Contactez immédiatement votre support pour la faire bloquer.',
      ],
    },
    activated: {
      subject: 'Avis de sécurité : une ID mobile a été activée à votre nom',
      paragraphs: [
        'Une ID mobile à votre nom est désormais active.',
        '{facts}',
        'Si c’était vous, vous n’avez rien à faire. Vos ID mobiles se trouvent ici :',
        '{selfService}',
        'Si ce n’est pas votre téléphone, ou si ce n’était pas vous, quelqu’un d’autre a une ID mobile à votre nom. Contactez immédiatement votre support pour la faire bloquer.',
      ],
    },
    locked: {
      subject: 'Avis de sécurité : votre ID mobile a été bloquée',
      paragraphs: [
        'Une personne connectée avec votre compte a signalé la perte de votre téléphone. Nous avons donc bloqué définitivement son ID mobile.',
        '{facts}',
        'Si c’était vous, vous n’avez rien à faire. Vos ID mobiles se trouvent ici :',
        '{selfService}',
        'Si ce n’était pas vous, quelqu’un utilise peut-être votre compte. Contactez immédiatement votre support.',
      ],
    },
    expired: {
      subject: 'Vous n’avez pas obtenu d’ID mobile : le délai est dépassé',
      paragraphs: [
        'La configuration de votre ID mobile a pris trop de temps, nous l’avons donc arrêtée.',
        '{facts}',
        'Pour obtenir une ID mobile, recommencez :',
        '{selfService}',
        'Si vous n’êtes pas à l’origine de cette demande, quelqu’un utilise peut-être votre compte. Contactez immédiatement votre support.',
      ],
    },
    'user-not-active': {
      subject: 'Vous n’avez pas obtenu d’ID mobile : votre compte n’est pas actif',
      paragraphs: [
        'Nous avons arrêté la configuration de votre ID mobile parce que votre compte n’est pas actif.',
        '{facts}',
        'Renseignez-vous sur votre compte auprès de votre support. Dès qu’il est actif, recommencez :',
        '{selfService}',
        'Si vous n’êtes pas à l’origine de cette demande, quelqu’un utilise peut-être votre compte. Contactez immédiatement votre support.',
      ],
    },
    failed: {
      subject: 'Vous n’avez pas obtenu d’ID mobile : un problème est survenu',
      paragraphs: [
        'Nous avons arrêté la configuration de votre ID mobile parce qu’un problème est survenu de notre côté.',
        '{facts}',
        'Veuillez recommencer :',
        '{selfService}',
        'Si cela se reproduit, contactez votre support et indiquez le numéro de demande.',
        'Si vous n’êtes pas à l’origine de cette demande, quelqu’un utilise peut-être votre compte. Contactez immédiatement votre support.',
      ],
    },
    'match-code-wrong': {
      subject: 'Avis de sécurité : nous avons arrêté la configuration de votre ID mobile',
      paragraphs: [
        'Un code erroné a été saisi trop souvent, nous avons donc arrêté. Personne n’a obtenu d’ID mobile à votre nom.',
        '{facts}',
        'Si c’était vous et que le téléphone est le vôtre, recommencez :',
        '{selfService}',
        'Si ce n’était pas vous, quelqu’un utilise peut-être votre compte. Contactez immédiatement votre support.',
      ],
    },
    'not-my-phone': {
      subject: 'Avis de sécurité : nous avons arrêté la configuration de votre ID mobile',
      paragraphs: [
        'Quelqu’un a indiqué que le téléphone qui a scanné votre code QR n’est pas le vôtre, nous avons donc arrêté. Personne n’a obtenu d’ID mobile à votre nom.',
        '{facts}',
        'Quelqu’un d’autre a peut-être vu votre code QR ou votre e-mail. Contactez votre support. Recommencez là où personne d’autre ne peut voir le code :',
        '{selfService}',
        'Si ce n’est pas vous qui l’avez indiqué, quelqu’un utilise peut-être votre compte. Contactez immédiatement votre support.',
      ],
    },
    'mobile-id-locked': {
      subject: 'Votre ID mobile a été bloquée',
      paragraphs: [
        'L’ID mobile de votre téléphone a été bloquée définitivement. Elle ne fonctionne plus et ses certificats sont en cours de révocation.',
        '{facts}',
        'Pour obtenir une nouvelle ID mobile, commencez ici :',
        '{selfService}',
        'Si ce n’est pas vous qui l’avez demandé, contactez immédiatement votre support.',
      ],
    },
    'mobile-id-ends': {
      subject: 'Votre ID mobile expire dans {left}',
      paragraphs: [
        'L’ID mobile sur votre téléphone fonctionne encore {left}. Ensuite, vous ne pourrez plus l’utiliser.',
        '{facts}',
        'Pour continuer sans interruption, obtenez-en une nouvelle avant cette date. Celle-ci expire :',
        '{selfService}',
        'Si vous n’en avez plus besoin, vous n’avez rien à faire. Si ce n’est pas votre téléphone, contactez immédiatement votre support.',
      ],
    },
    'mobile-id-renews': {
      subject: 'Votre ID mobile expire dans {left}',
      paragraphs: [
        'L’ID mobile sur votre téléphone fonctionne encore {left}. Ensuite, vous ne pourrez plus l’utiliser.',
        '{facts}',
        'Pour continuer sans interruption, ouvrez « Mes ID mobiles » sur ce téléphone avant cette date, dans le navigateur avec lequel vous l’avez obtenue. Votre ID mobile y est renouvelée :',
        '{phonePage}',
        'Si cela ne fonctionne pas, obtenez-en une nouvelle :',
        '{selfService}',
        'Si vous n’en avez plus besoin, vous n’avez rien à faire. Si ce n’est pas votre téléphone, contactez immédiatement votre support.',
      ],
    },
  },
};
