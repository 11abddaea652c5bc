import type { handOver as en } from './en.ts';

/** What is said while its user installs a mobile ID in the phone's system, in French. */
export const handOver: typeof en = {
  title: 'Installez-la sur ce téléphone',
  careful:
    'Ces clés peuvent être copiées tant que vous ne les avez pas installées : qui a un fichier et son mot de passe a votre ID mobile. Installez-les maintenant, sur ce téléphone uniquement, puis supprimez les fichiers.',
  until:
    'Vous avez {time}, et pouvez quitter cette page et y revenir. Elle supprime les clés dès que vous dites qu’elles sont installées, ou à la fin de ce délai : si elle est fermée à ce moment, dès que vous la rouvrez.',
  password: 'Mot de passe des fichiers',
  copy: 'Copier le mot de passe',
  copied: 'Mot de passe copié',
  copyFailed: 'Nous n’avons pas pu le copier. Sélectionnez-le et copiez-le.',
  passwordFor:
    'Votre téléphone le demande. Il a été créé ici et n’est envoyé à personne. Ne le donnez à personne.',
  next: 'Suivant',
  preparing: 'Préparation des fichiers…',
  failed: 'Les fichiers n’ont pas pu être chargés.',
  download: 'Télécharger : {name}',
  profile: 'Profil avec tout',
  earlier: 'Clé antérieure',
  description: 'Votre ID mobile avec ses clés. À installer sur cet appareil uniquement.',
  how: 'Comment installer',
  apple: {
    title: 'iPhone, iPad et Mac',
    steps: [
      'Copiez le mot de passe.',
      'Téléchargez le profil. Si une question s’affiche, touchez « Autoriser ». Si le fichier a seulement été enregistré, ouvrez-le dans Fichiers.',
      'Ouvrez Réglages et touchez « Profil téléchargé ». Sur un Mac, il se trouve dans Réglages Système, sous Gestion des appareils.',
      'Touchez « Installer » et saisissez votre code. Le système avertit que le profil n’est pas signé : c’est normal.',
      'Collez le mot de passe une fois pour chaque clé.',
      'Revenez ici et dites que c’est installé.',
    ],
  },
  android: {
    title: 'Téléphone Android',
    steps: [
      'Copiez le mot de passe.',
      'Téléchargez le premier fichier et ouvrez-le. Si rien ne l’ouvre : Paramètres, Sécurité, Autres paramètres de sécurité, Chiffrement et identifiants, Installer un certificat, Certificat utilisateur VPN et appli.',
      'Collez le mot de passe et donnez-lui un nom.',
      'Pour le Wi-Fi, installez le même fichier une seconde fois comme « Certificat Wi-Fi ».',
      'Faites de même avec chaque autre fichier.',
      'Revenez ici et dites que c’est installé.',
    ],
  },
  other: {
    title: 'Windows et Linux',
    steps: [
      'Copiez le mot de passe.',
      'Téléchargez chaque fichier et ouvrez-le. Sous Windows, gardez ce que l’assistant propose. Firefox et Thunderbird l’importent dans leurs paramètres, sous Certificats, Vos certificats.',
      'Collez le mot de passe.',
      'Supprimez les fichiers et dites ici que c’est installé.',
    ],
  },
  noFile: {
    title: 'Pas reçu le fichier ?',
    inApp: 'Vous êtes dans une autre app, qui n’enregistre peut-être pas les fichiers.',
    ways: [
      'Il a peut-être été enregistré sans avertissement : cherchez « mobile-id » dans Fichiers ou dans vos téléchargements.',
      'Autorisez les téléchargements quand on vous le demande, ou dans les réglages du navigateur, et téléchargez de nouveau. Rien n’est perdu : vous pouvez quitter cette page et y revenir dans le même navigateur.',
      'Si cette app n’enregistre pas de fichiers, dites ci-dessous que vous n’avez pas pu l’installer. Recommencez ensuite et ouvrez le lien dans Safari ou Chrome.',
    ],
    shareWhy:
      'Ou partagez-le, avec ce téléphone uniquement : choisissez « Enregistrer dans Fichiers ». Ne l’envoyez à personne.',
    share: 'Partager : {name}',
    shareFailed: 'Le partage n’a pas fonctionné.',
  },
  help: 'En cas de problème',
  mishaps: [
    ['Mot de passe erroné', 'Copiez-le de nouveau, avec ses tirets. N’ajoutez pas d’espace.'],
    ['Plus d’espace', 'Libérez de l’espace sur ce téléphone et téléchargez de nouveau.'],
    [
      'Une partie seulement est installée',
      'Téléchargez de nouveau ce qui manque. C’est prêt quand chaque fichier est installé.',
    ],
    ['Ouvert deux fois', 'Ce n’est pas grave. Retirez la seconde copie dans les réglages, s’il y en a une.'],
    [
      'Installée sur un autre téléphone',
      'Retirez-la de là. Un autre téléphone obtient sa propre ID mobile. Si vous ne pouvez pas la retirer, dites ci-dessous que vous n’avez pas pu l’installer.',
    ],
  ],
  installed: 'C’est installé',
  notInstalled: 'Je n’ai pas pu l’installer',
  sure: {
    title: 'Tout est-il installé ?',
    text: 'Cette page supprime les clés maintenant. Elles ne peuvent plus être téléchargées. Supprimez aussi les fichiers téléchargés.',
    missing:
      'Pas téléchargé depuis que vous avez ouvert cette page : {names}. Revenez en arrière si ce n’est pas installé.',
    yes: 'Tout est installé',
    no: 'Pas encore',
  },
  giveUp: {
    title: 'Arrêter sans ID mobile ?',
    text: 'Ses certificats sont révoqués, et ce que vous avez installé cesse de fonctionner. Vous pouvez recommencer sur la page où vous avez commencé.',
    yes: 'Arrêter',
    no: 'Continuer',
  },
};
