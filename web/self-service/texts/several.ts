/** What is said where a user has, or may have, several mobile IDs. */
export const severalTexts = {
  en: {
    active: 'Your mobile IDs are active.',
    lock: 'Lock the mobile ID on {phone}',
    full: 'You have {count} mobile IDs and can’t have more. Which one does the new one replace?',
    where: 'The new one replaces the mobile ID on {phone}. Where is that phone?',
    keeps:
      'What you have goes on working: the new mobile ID replaces nothing. If you no longer have one of your phones, lock its mobile ID on the page “Mobile ID”.',
    fault: 'Choose the one to replace.',
  },
  sv: {
    active: 'Dina mobila id:n är aktiva.',
    lock: 'Spärra det mobila id:t på {phone}',
    full: 'Du har {count} mobila id:n och kan inte ha fler. Vilket av dem ersätter det nya?',
    where: 'Det nya ersätter det mobila id:t på {phone}. Var är den telefonen?',
    keeps:
      'Det du har fungerar som förut: det nya mobila id:t ersätter inget. Har du inte kvar någon av dina telefoner, spärra dess mobila id på sidan ”Mobilt id”.',
    fault: 'Välj vilket som ska ersättas.',
  },
  de: {
    active: 'Ihre mobilen IDs sind aktiv.',
    lock: 'Mobile ID auf {phone} sperren',
    full: 'Sie haben {count} mobile IDs, und mehr sind nicht möglich. Welche davon ersetzt die neue?',
    where: 'Die neue ersetzt die mobile ID auf {phone}. Wo ist dieses Telefon?',
    keeps:
      'Was Sie haben, funktioniert weiter: Die neue mobile ID ersetzt nichts. Wenn Sie eines Ihrer Telefone nicht mehr haben, sperren Sie dessen mobile ID auf der Seite „Mobile ID“.',
    fault: 'Wählen Sie aus, welche ersetzt wird.',
  },
  fr: {
    active: 'Vos ID mobiles sont actives.',
    lock: 'Bloquer l’ID mobile sur {phone}',
    full: 'Vous avez {count} ID mobiles et ne pouvez pas en avoir plus. Laquelle sera remplacée par la nouvelle ?',
    where: 'La nouvelle remplace l’ID mobile sur {phone}. Où est ce téléphone ?',
    keeps:
      'Ce que vous avez continue de fonctionner : la nouvelle ID mobile ne remplace rien. Si vous n’avez plus l’un de vos téléphones, bloquez son ID mobile sur la page « ID mobile ».',
    fault: 'Choisissez celle à remplacer.',
  },
};
