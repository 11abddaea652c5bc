import { handOver } from './hand-over/fr.ts';
import type { en } from './en.ts';

/** Words of the phone page in French. */
export const fr: typeof en = {
  app: 'ID mobile',
  tryNow: 'Réessayer maintenant',
  startAgain: 'Réessayer',
  toHome: 'Mes ID mobiles',
  selfService: 'Ouvrir « Obtenir une ID mobile »',
  devices: {
    iphone: 'iPhone',
    ipad: 'iPad',
    android: 'Téléphone Android',
    other: 'Mon appareil',
  },
  waiting: {
    opening: { title: 'Un instant…', text: 'Vérification de ce lien.' },
    'making-keys': {
      title: 'Création de vos clés',
      text: 'Elles sont créées sur ce téléphone.',
    },
    sending: { title: 'Connexion de ce téléphone', text: 'Un instant…' },
    issuing: {
      title: 'Création de vos certificats',
      text: 'Cela prend quelques secondes. Laissez cette page ouverte.',
    },
    installing: { title: 'Installation', text: 'Presque terminé. Laissez cette page ouverte.' },
    stopping: { title: 'Arrêt en cours', text: 'Un instant…' },
  },
  elsewhere: {
    title: 'Déjà ouvert',
    text: 'ID mobile est ouvert dans un autre onglet. Vous pouvez continuer ici à la place. Rien n’est perdu.',
    goOn: 'Continuer ici',
  },
  connections: {
    offline: {
      title: 'Pas de connexion',
      text: 'Cette page continue d’elle-même dès que vous êtes de nouveau en ligne. Rien n’est perdu.',
    },
    busy: {
      title: 'Le service est très sollicité',
      text: 'Cette page continue d’elle-même dans un instant. Rien n’est perdu.',
    },
  },
  inApp: {
    title: 'Ouvrez cette page dans {browser}',
    why: 'Vous êtes dans une autre application. Les clés créées ici y restent, vous ne les retrouverez pas, et elle n’enregistre peut-être pas les fichiers. Votre code n’a pas été utilisé.',
    steps: ['Copiez le lien.', 'Ouvrez {browser}.', 'Collez le lien dans la barre d’adresse.'],
    goOn: 'Continuer ici',
  },
  installApp: {
    title: 'Installez d’abord l’application',
    why: 'Safari supprime ce qu’une page a enregistré si vous ne l’ouvrez pas pendant une semaine. Une application sur l’écran d’accueil conserve ses données.',
    steps: [
      'Copiez le lien.',
      'Touchez Partager, puis « Sur l’écran d’accueil ».',
      'Ouvrez l’application depuis l’écran d’accueil et collez-y le lien.',
    ],
    goOn: 'Continuer dans Safari',
  },
  offer: {
    title: 'Obtenir votre ID\u00a0mobile sur ce téléphone ?',
    from: 'De {server}, pour',
    kinds: 'À quoi servent ses certificats',
    kept: 'Votre entreprise garde une copie de cette clé et peut aussi le lire.',
    phoneName: 'Nom du téléphone',
    nameMissing: 'Donnez un nom à ce téléphone.',
    careful: 'Ne continuez que si c’est bien vous et si vous êtes à l’origine de cette demande.',
    accept: 'Obtenir l’ID mobile',
  },
  storeChoice: {
    title: 'Où vos clés doivent-elles être ?',
    page: {
      name: 'Dans cette page',
      text: 'Personne ne peut les copier. Aucune app de ce téléphone ne peut les utiliser.',
    },
    system: {
      name: 'Dans les réglages de ce téléphone',
      text: 'Sa messagerie, son navigateur, son Wi-Fi et son VPN peuvent les utiliser. Tant que vous ne les avez pas installées, elles peuvent être copiées.',
    },
  },
  handOver,
  matchCode: {
    title: 'Saisissez ce code là où vous avez commencé',
    renewal: 'Saisissez ce code sur la page « Obtenir une ID mobile »',
    renewalWay: 'Connectez-vous-y, de préférence sur un ordinateur, et cliquez sur « Continuer ».',
    text: 'Saisissez-le vous-même sur la page « Obtenir une ID mobile ». Ne le communiquez à personne, pas même à votre support.',
    spoken: 'Le code est {digits}',
    waiting: 'En attente de votre saisie. Laissez cette page ouverte.',
  },
  done: {
    title: 'Votre ID\u00a0mobile est prête',
    text: 'Enregistrée sur ce téléphone. Fonctionne aussi hors ligne.',
    inSystem: 'Installée sur ce téléphone. Ses clés ne sont plus dans cette page.',
  },
  keeping: {
    unused:
      'Pour la conserver, ouvrez cette page au moins une fois par semaine. Safari efface ce qu’elle enregistre si personne ne l’ouvre pendant sept jours.',
    space: 'Votre navigateur peut l’effacer si l’espace sur ce téléphone vient à manquer.',
  },
  home: {
    title: 'Mes ID mobiles',
    empty: 'Pas encore d’ID mobile',
    how: [
      'Ouvrez la page « Obtenir une ID mobile », de préférence sur un ordinateur, et cliquez sur « Obtenir une ID mobile ».',
      'Scannez le code QR avec l’appareil photo de ce téléphone.',
      'Ou copiez le lien à côté du code et collez-le ici.',
    ],
    another: 'En obtenir une autre',
    perhapsReplaced: 'Peut-être remplacée par la plus récente ci-dessus',
    expired: 'Expirée',
  },
  paste: {
    label: 'Lien',
    open: 'Ouvrir le lien',
    missing: 'Collez le lien complet.',
  },
  details: {
    title: 'Certificats',
    validUntil: 'Valable jusqu’au',
    serial: 'Numéro de série',
    earlierKeys: 'Anciennes clés, pour lire ce qui a été chiffré pour vous : {count}',
    remove: 'Supprimer de ce téléphone',
    inSystem: 'Ses clés sont dans les réglages de ce téléphone, où des apps peuvent les utiliser.',
  },
  remove: {
    title: 'Supprimer « {name} » de ce téléphone ?',
    text: 'Ses clés sont effacées et ne peuvent pas être récupérées. Ses certificats restent valables. Si vous perdez ce téléphone ou le donnez à quelqu’un, obtenez une nouvelle ID mobile et déclarez ce téléphone perdu.',
    yes: 'Supprimer de ce téléphone',
    no: 'Conserver',
    inSystem:
      'Seule cette carte est retirée. Les clés restent dans les réglages du téléphone jusqu’à ce que vous les y supprimiez, et ses certificats restent valides. Si vous perdez ce téléphone ou le cédez, obtenez une nouvelle ID mobile et signalez ce téléphone comme perdu.',
  },
  limits: {
    title: 'Ce que cette page ne peut pas faire',
    text: 'Cette page fonctionne dans votre navigateur. Une application conçue pour votre téléphone peut en faire plus :',
    list: [
      'Les clés restent dans cette page. La messagerie, le VPN et les autres applications ne peuvent pas les utiliser.',
      'Votre navigateur protège les clés. Le service ne peut pas vérifier qu’elles se trouvent dans un composant sécurisé.',
      'Effacer les données du navigateur, ou fermer une fenêtre privée, les supprime, et aucune empreinte digitale n’est demandée avant leur utilisation.',
    ],
  },
  troubles: {
    'link-incomplete': {
      title: 'Ce lien est incomplet',
      text: 'Scannez de nouveau le code QR, ou copiez le lien complet et collez-le ici.',
    },
    'code-expired': {
      title: 'Ce code a expiré',
      text: 'Pour votre sécurité, un code n’est valable que peu de temps. Cliquez sur « Nouveau code » là où vous avez commencé, puis scannez de nouveau.',
    },
    'code-used': {
      title: 'Ce code a déjà été utilisé',
      text: 'Un autre téléphone l’a utilisé. Regardez la page où vous avez commencé : si ce téléphone n’est pas le vôtre, cliquez sur « Pas mon téléphone ».',
    },
    'code-replaced': {
      title: 'Il existe un code plus récent',
      text: 'Ce code a été remplacé et ne fonctionne plus. Scannez celui de la page où vous avez commencé, ou celui de l’e-mail le plus récent.',
    },
    'order-over': {
      title: 'Cette demande est terminée',
      text: 'Son code ne fonctionne plus. La page où vous avez commencé indique pourquoi, et vous pouvez y recommencer.',
    },
    'order-cancelled': {
      title: 'Annulé',
      text: 'Vous avez annulé sur la page où vous avez commencé. Rien n’a été enregistré sur ce téléphone. Vous pouvez y recommencer à tout moment.',
    },
    'order-expired': {
      title: 'Le délai est dépassé',
      text: 'Une étape a pris trop de temps ; pour votre sécurité, nous avons arrêté. Rien n’a été enregistré sur ce téléphone. Recommencez là où vous avez commencé.',
    },
    'order-failed': {
      title: 'Cela n’a pas fonctionné',
      text: 'Vous n’avez pas de nouvelle ID mobile, et rien n’a été enregistré sur ce téléphone. La page où vous avez commencé indique pourquoi.',
    },
    'phone-unknown': {
      title: 'Le service ne reconnaît plus ce téléphone',
      text: 'Regardez la page « Obtenir une ID mobile ». Si votre ID mobile y est active, réessayez plus tard. Sinon, supprimez-la ici et recommencez.',
    },
    'mobile-id-gone': {
      title: 'Cette ID mobile n’est plus valable',
      text: 'Elle a été bloquée, ou remplacée par une autre sur un autre téléphone. Il n’en reste rien sur ce téléphone. Si vous ne vous y attendiez pas, contactez votre support.',
    },
    'not-installed': {
      title: 'Non installée',
      text: 'Vous n’avez pas de nouvelle ID mobile. Ses certificats sont en cours de révocation, et ses clés ne sont plus dans cette page. Supprimez les fichiers téléchargés, et retirez dans les réglages ce qui a été installé.',
    },
    'not-renewed': {
      title: 'Pas renouvelée',
      text: 'Votre ID mobile n’a pas changé. Vous pouvez réessayer dans « Mes ID mobiles ».',
    },
    'request-refused': {
      title: 'Le service n’a pas accepté la demande',
      text: 'Réessayez : ce téléphone créera de nouvelles clés. Si cela ne suffit pas, utilisez un autre navigateur et contactez votre support.',
    },
    'certificate-mismatch': {
      title: 'Les certificats ne sont pas destinés à ce téléphone',
      text: 'Rien n’a été installé. Réessayez. Si cela se reproduit, annulez sur la page où vous avez commencé et contactez votre support.',
    },
    'storage-unavailable': {
      title: 'Cette fenêtre ne peut rien enregistrer',
      text: 'Les fenêtres privées, et les navigateurs qui bloquent le stockage, perdent vos clés. Ouvrez le lien dans une fenêtre normale.',
    },
    'storage-failing': {
      title: 'Cette page ne peut rien enregistrer en ce moment',
      text: 'Gardez-la ouverte et réessayez. Si cela se reproduit, libérez de l’espace sur ce téléphone, puis recommencez là où vous avez commencé.',
    },
    unexpected: {
      title: 'Un problème est survenu',
      text: 'Rien n’est perdu. Réessayez. Si cela se reproduit, contactez votre support.',
    },
  },
};
