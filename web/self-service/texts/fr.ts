import type { en } from './en.ts';

/** Words of the Self-Service page in French. */
export const fr: typeof en = {
  menu: {
    name: 'Menu principal',
    dashboard: 'Accueil',
    mobileIds: 'ID mobile',
    signOut: 'Se déconnecter',
  },
  next: 'Suivant',
  cancel: 'Annuler',
  continue: 'Continuer',
  startAgain: 'Recommencer',
  toDashboard: 'Aller à l’accueil',
  reload: 'Recharger',
  lost: {
    offline: 'Pas de connexion. Cette page continue d’elle-même dès que vous êtes de nouveau en ligne.',
    trouble: 'Le service ne répond pas comme prévu. Cette page réessaie d’elle-même.',
  },
  loading: { title: 'Obtenir une ID mobile', text: 'Un instant…' },
  welcome: {
    title: 'Une ID\u00a0mobile sur votre téléphone',
    text: 'Faites de votre téléphone votre carte d’identité au travail.',
    signIn: 'Se connecter',
  },
  dashboard: {
    title: 'Bienvenue',
    titleWithName: 'Bienvenue, {name}',
    none: 'Vous n’avez pas encore d’ID mobile. Gardez votre téléphone à portée de main. Cela prend quelques minutes.',
    active: 'Votre ID mobile est active.',
    expired: 'Votre ID mobile sur {phone} a expiré le {date}.',
    another: 'Nouveau téléphone, ou celui-ci est perdu ? Obtenez une nouvelle ID mobile.',
    running: 'Vous avez commencé à obtenir une ID mobile. Reprenez là où vous en étiez.',
    get: 'Obtenir une ID mobile',
    details: 'Détails',
    lost: 'Téléphone perdu ?',
  },
  mobileIds: {
    title: 'ID mobile',
    none: 'Vous n’avez pas d’ID mobile active.',
    past: 'Anciennes ID mobiles',
    name: 'Nom',
    phone: 'Téléphone',
    user: 'Utilisateur',
    server: 'Fournisseur',
    since: 'Active depuis le',
    until: 'Valable jusqu’au',
    lockedAt: 'Bloquée le',
    technical: 'Détails techniques',
    state: 'État',
    serial: 'Numéro de série',
    states: {
      registered: 'Non terminée',
      active: 'En service',
      inactive: 'Hors service',
      locked: 'Bloquée',
      expired: 'Expirée',
    },
    reason: 'Raison',
    reasons: {
      'phone-lost': 'Le téléphone a été perdu',
      'phone-stolen': 'Le téléphone a été volé',
      'no-longer-needed': 'Plus nécessaire',
      replaced: 'Remplacée par une plus récente',
      'order-ended': 'Elle n’a jamais été terminée',
      'user-locked': 'Votre compte a été bloqué',
      'user-deleted': 'Votre compte a été supprimé',
      'user-inactive': 'Votre compte n’est pas actif',
      deactivated: 'Votre support l’a désactivée',
    },
    certificateStates: { valid: 'Valable', revoked: 'Révoqué', expired: 'Expiré' },
  },
  ends: {
    one: 'Votre ID mobile expire dans {days} jour. Obtenez-en une nouvelle avant.',
    other: 'Votre ID mobile expire dans {days} jours. Obtenez-en une nouvelle avant.',
  },
  lock: {
    lock: 'Bloquer cette ID mobile',
    title: 'Bloquer l’ID mobile sur {phone} ?',
    text: 'Elle cesse définitivement de fonctionner et ses certificats sont révoqués. C’est irréversible, mais vous pouvez en obtenir une nouvelle à tout moment. Nous vous enverrons un e-mail à ce sujet.',
    why: 'Pourquoi voulez-vous la bloquer ?',
    fault: 'Choisissez une raison.',
    yes: 'Bloquer définitivement',
    back: 'La garder',
    done: 'Votre ID mobile est bloquée. Elle ne fonctionne plus, et ses certificats sont en cours de révocation.',
    reasons: {
      'phone-lost': 'J’ai perdu le téléphone',
      'phone-stolen': 'Le téléphone a été volé',
      'no-longer-needed': 'Je n’en ai plus besoin',
    },
  },
  steps: {
    name: 'Étapes vers votre ID mobile',
    phases: {
      confirm: 'Confirmer',
      deliver: 'Code QR',
      approve: 'Saisie',
      issue: 'Certificats',
      install: 'Téléphone',
    },
  },
  confirm: {
    title: 'Obtenez votre ID\u00a0mobile',
    text: 'Gardez votre téléphone à portée de main. Vous allez scanner un code QR avec celui-ci.',
    kinds: 'À quoi servent ses certificats',
    kindsChoice: 'À quoi doit-elle servir ?',
    signedInAgain: 'Merci de vous être connecté de nouveau. Faites votre choix encore une fois.',
    replaces: 'Vous avez une ID mobile sur {phone}. La nouvelle la remplace. Où est ce téléphone ?',
    oldPhones: {
      kept: {
        title: 'Je l’ai encore',
        text: 'Il fonctionne jusqu’à ce que la nouvelle ID mobile soit prête, puis il est bloqué.',
      },
      lost: {
        title: 'Il est perdu ou volé',
        text: 'Il est bloqué dès que vous cliquez sur Suivant, même si vous annulez ensuite.',
      },
    },
    faults: {
      'no-kind': 'Choisissez au moins un usage.',
      'no-old-phone': 'Indiquez où est l’ancien téléphone.',
    },
  },
  scan: {
    title: 'Scannez avec votre téléphone',
    steps: [
      'Ouvrez l’appareil photo du téléphone que vous voulez utiliser.',
      'Visez ce code et touchez le lien qui apparaît.',
    ],
    waiting: 'En attente de votre téléphone. Laissez cette page ouverte.',
    picture: 'Code QR pour votre téléphone',
    open: 'Ouvrir sur ce téléphone',
    openHere: 'Ouvrir ici',
    newCode: 'Nouveau code',
    newCodeShown: 'Voici un nouveau code. Le précédent ne fonctionne plus.',
    left: 'Expire dans {time}',
    loopback:
      'Les téléphones ne peuvent pas atteindre cette adresse. Ouvrez plutôt le lien dans une autre fenêtre.',
    gone: {
      title: 'Ce code QR a expiré',
      text: 'Pour votre sécurité, un code n’est valable que peu de temps.',
    },
  },
  mailed: {
    title: 'Consultez vos e-mails',
    text: 'Nous avons envoyé un code QR à {address}.',
    steps: [
      'Ouvrez l’e-mail, de préférence sur un autre écran que celui de votre téléphone.',
      'Scannez le code avec le téléphone que vous voulez utiliser.',
      'Laissez cette page ouverte. Elle continue d’elle-même.',
    ],
    sendAgain: 'Renvoyer',
    sent: 'Un nouvel e-mail est en route. Le code précédent ne fonctionne plus.',
    gone: {
      title: 'Le code QR de votre e-mail a expiré',
      text: 'Pour votre sécurité, un code n’est valable que peu de temps.',
    },
  },
  approve: {
    title: 'Saisissez le code de votre téléphone',
    text: '{phone} affiche un code à six chiffres. Ne le saisissez que si vous tenez ce téléphone en main. Personne de votre support ne vous le demandera jamais.',
    label: 'Code à six chiffres',
    fault: 'Saisissez les six chiffres.',
    left: 'Expire dans {time}',
    oneTry: 'Il reste un essai.',
    tries: 'Il reste {tries} essais.',
    signedInAgain:
      'Merci de vous être connecté de nouveau. Pour votre sécurité, saisissez le code encore une fois.',
    notMyPhone: 'Pas mon téléphone',
  },
  preparing: { title: 'Un instant…', text: 'Préparation en cours…' },
  issuing: {
    title: 'Création de vos certificats',
    text: 'Cela prend quelques secondes. Laissez la page ouverte sur votre téléphone.',
  },
  installing: {
    title: 'Presque terminé',
    text: '{phone} installe votre ID mobile. Laissez la page ouverte sur le téléphone jusqu’à ce qu’elle indique que c’est terminé.',
  },
  completed: {
    title: 'Votre ID\u00a0mobile est prête',
    stores: {
      page: 'Ses clés sont dans la page ID mobile de votre téléphone. Personne ne peut les copier, et aucune app ne les utilise.',
      system:
        'Ses clés sont dans les réglages de votre téléphone, où sa messagerie, son navigateur, son Wi-Fi et son VPN peuvent les utiliser.',
    },
    replaced: 'L’ID mobile sur {phone} est maintenant bloquée.',
    done: 'Terminé',
  },
  cancelDialog: {
    title: 'Annuler la configuration ?',
    text: 'Votre téléphone est déjà connecté. Si vous annulez maintenant, vous devrez tout recommencer la prochaine fois.',
    stop: 'Annuler la configuration',
    back: 'Poursuivre',
  },
  notMyPhoneDialog: {
    title: 'Ce n’est pas votre téléphone ?',
    text: 'Quelqu’un d’autre a donc scanné votre code. Nous arrêtons immédiatement, et personne n’obtient d’ID mobile. Vous recevrez aussi un e-mail à ce sujet.',
    stop: 'Pas mon téléphone. Arrêter',
    back: 'C’est mon téléphone',
  },
  endings: {
    cancelled: {
      title: 'Annulé',
      text: 'Vous n’avez pas de nouvelle ID mobile. Vous pouvez recommencer à tout moment.',
    },
    expired: {
      title: 'Le délai est dépassé',
      text: 'Une étape a pris trop de temps ; pour votre sécurité, nous avons arrêté. Vous pouvez recommencer tout de suite.',
    },
    'not-my-phone': {
      title: 'Arrêté pour votre sécurité',
      text: 'Personne n’a obtenu d’ID mobile. Quelqu’un d’autre a peut-être vu votre code QR. Contactez votre support, et recommencez là où personne ne peut le voir.',
    },
    'match-code-wrong': {
      title: 'Arrêté pour votre sécurité',
      text: 'Un code erroné a été saisi trois fois ; personne n’a donc obtenu d’ID mobile. Si c’était vous, recommencez. Sinon, contactez immédiatement votre support.',
    },
    'not-installed': {
      title: 'Non installée',
      text: 'Vous avez indiqué sur le téléphone que l’ID mobile n’a pas pu être installée ; ses certificats sont donc révoqués. Vous pouvez recommencer à tout moment.',
    },
    'user-not-active': {
      title: 'Pas d’ID mobile pour le moment',
      text: 'Votre compte ne peut pas obtenir d’ID mobile pour le moment. Contactez votre support.',
    },
    'directory-item-invalid': {
      title: 'Pas encore d’ID mobile',
      text: 'Une donnée vous concernant manque ou est incorrecte dans l’annuaire de l’entreprise. Demandez à votre support de la corriger : {attribute}. Recommencez ensuite.',
    },
    failed: {
      title: 'Cela n’a pas fonctionné',
      text: 'Un problème est survenu de notre côté, et vous n’avez pas de nouvelle ID mobile. Recommencez. Si cela se reproduit, donnez ce numéro à votre support : {order}',
    },
  },
  attributes: {
    state: 'l’état de votre compte (state)',
    commonName: 'votre nom (commonName)',
    email: 'votre adresse e-mail (email)',
    unknown: 'ce qui y figure à votre sujet',
  },
  orderMissing: {
    title: 'Nous ne trouvons pas cette demande',
    text: 'Elle appartient peut-être à un autre compte.',
  },
  problems: {
    'sign-in-failed': {
      happened: 'La connexion a échoué.',
      toDo: 'Réessayez.',
    },
    'sign-in-too-old': {
      happened:
        'Pour votre sécurité, une connexion récente est nécessaire, et elle ne vous a pas été demandée.',
      toDo: 'Déconnectez-vous, reconnectez-vous, puis continuez ici.',
    },
    'user-not-active': {
      happened: 'Votre compte ne peut pas obtenir d’ID mobile pour le moment.',
      toDo: 'Contactez votre support.',
    },
    'directory-item-invalid': {
      happened: 'Une donnée vous concernant manque ou est incorrecte dans l’annuaire de l’entreprise.',
      toDo: 'Demandez à votre support de la corriger : {attribute}.',
    },
    'order-not-found': {
      happened: 'Nous ne trouvons pas cette demande.',
      toDo: 'Allez à l’accueil et recommencez de là.',
    },
    'mobile-id-not-found': {
      happened: 'Nous ne trouvons pas cette ID mobile.',
      toDo: 'Rechargez la page pour voir vos ID mobiles.',
    },
    'mobile-id-not-lockable': {
      happened: 'Cette ID mobile ne peut pas être bloquée : elle a expiré ou n’est pas encore configurée.',
      toDo: 'Elle ne fonctionne pas. Vous n’avez rien à faire.',
    },
    'wrong-step': {
      happened: 'Cette demande a avancé entre-temps.',
      toDo: 'La page affiche maintenant l’étape en cours.',
    },
    'order-ended': {
      happened: 'Cette demande est terminée.',
      toDo: 'La page affiche maintenant pourquoi.',
    },
    'choice-not-offered': {
      happened: 'Ce choix n’est pas possible.',
      toDo: 'Choisissez de nouveau, puis cliquez sur Suivant.',
    },
    'idempotency-key-reused': {
      happened: 'Cette demande a déjà été envoyée avec un autre contenu.',
      toDo: 'Réessayez.',
    },
    'match-code-wrong': {
      happened: 'Ce n’est pas le code affiché par le téléphone.',
      toDo: 'Vérifiez le code et saisissez-le de nouveau.',
    },
  },
};
