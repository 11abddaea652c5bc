import type { en } from './en.ts';

/** Words of the Self-Service page in German. */
export const de: typeof en = {
  menu: {
    name: 'Menü',
    dashboard: 'Übersicht',
    mobileIds: 'Mobile ID',
    signOut: 'Abmelden',
  },
  next: 'Weiter',
  cancel: 'Abbrechen',
  continue: 'Fortfahren',
  startAgain: 'Neu beginnen',
  toDashboard: 'Zur Übersicht',
  reload: 'Neu laden',
  lost: {
    offline: 'Keine Verbindung. Diese Seite macht von selbst weiter, sobald Sie wieder online sind.',
    trouble: 'Der Dienst antwortet nicht, wie er soll. Diese Seite versucht es von selbst weiter.',
  },
  loading: { title: 'Mobile ID holen', text: 'Einen Moment …' },
  welcome: {
    title: 'Eine mobile\u00a0ID auf Ihrem Telefon',
    text: 'Machen Sie Ihr Telefon zu Ihrem Ausweis bei der Arbeit.',
    signIn: 'Anmelden',
  },
  dashboard: {
    title: 'Willkommen',
    titleWithName: 'Willkommen, {name}',
    none: 'Sie haben noch keine mobile ID. Halten Sie Ihr Telefon bereit. Es dauert einige Minuten.',
    active: 'Ihre mobile ID ist aktiv.',
    expired: 'Ihre mobile ID auf {phone} ist am {date} abgelaufen.',
    another: 'Neues Telefon, oder dieses verloren? Holen Sie eine neue mobile ID.',
    running: 'Sie haben begonnen, eine mobile ID zu holen. Machen Sie dort weiter, wo Sie waren.',
    get: 'Mobile ID holen',
    details: 'Einzelheiten',
    lost: 'Telefon verloren?',
  },
  mobileIds: {
    title: 'Mobile ID',
    none: 'Sie haben keine aktive mobile ID.',
    past: 'Frühere mobile IDs',
    name: 'Name',
    phone: 'Telefon',
    user: 'Benutzer',
    server: 'Dienst',
    since: 'Aktiv seit',
    until: 'Gültig bis',
    lockedAt: 'Gesperrt am',
    technical: 'Technische Details',
    state: 'Status',
    serial: 'Seriennummer',
    states: {
      registered: 'Nicht fertig',
      active: 'Aktiv',
      inactive: 'Nicht in Gebrauch',
      locked: 'Gesperrt',
      expired: 'Abgelaufen',
    },
    reason: 'Grund',
    reasons: {
      'phone-lost': 'Das Telefon ging verloren',
      'phone-stolen': 'Das Telefon wurde gestohlen',
      'no-longer-needed': 'Nicht mehr benötigt',
      replaced: 'Durch eine neuere ersetzt',
      'order-ended': 'Sie wurde nie fertig eingerichtet',
      'user-locked': 'Ihr Konto wurde gesperrt',
      'user-deleted': 'Ihr Konto wurde gelöscht',
      'user-inactive': 'Ihr Konto ist nicht aktiv',
      deactivated: 'Ihr Helpdesk hat sie abgeschaltet',
    },
    certificateStates: { valid: 'Gültig', revoked: 'Widerrufen', expired: 'Abgelaufen' },
  },
  ends: {
    one: 'Ihre mobile ID endet in {days} Tag. Holen Sie vorher eine neue.',
    other: 'Ihre mobile ID endet in {days} Tagen. Holen Sie vorher eine neue.',
  },
  lock: {
    lock: 'Diese mobile ID sperren',
    title: 'Mobile ID auf {phone} sperren?',
    text: 'Sie funktioniert dann nie wieder, und ihre Zertifikate werden widerrufen. Das lässt sich nicht rückgängig machen, aber Sie können jederzeit eine neue holen. Wir schicken Ihnen dazu eine E-Mail.',
    why: 'Warum möchten Sie sie sperren?',
    fault: 'Wählen Sie einen Grund.',
    yes: 'Endgültig sperren',
    back: 'Behalten',
    done: 'Ihre mobile ID ist gesperrt. Sie funktioniert nicht mehr, und ihre Zertifikate werden widerrufen.',
    reasons: {
      'phone-lost': 'Ich habe das Telefon verloren',
      'phone-stolen': 'Das Telefon wurde gestohlen',
      'no-longer-needed': 'Ich brauche sie nicht mehr',
    },
  },
  steps: {
    name: 'Schritte zu Ihrer mobilen ID',
    phases: {
      confirm: 'Bestätigen',
      deliver: 'QR-Code',
      approve: 'Code',
      issue: 'Zertifikate',
      install: 'Telefon',
    },
  },
  confirm: {
    title: 'Holen Sie Ihre mobile\u00a0ID',
    text: 'Halten Sie Ihr Telefon bereit. Als Nächstes scannen Sie damit einen QR-Code.',
    kinds: 'Wofür ihre Zertifikate sind',
    kindsChoice: 'Wofür möchten Sie sie verwenden?',
    signedInAgain: 'Danke, dass Sie sich noch einmal angemeldet haben. Bitte wählen Sie noch einmal.',
    replaces: 'Sie haben eine mobile ID auf {phone}. Die neue ersetzt sie. Wo ist dieses Telefon?',
    oldPhones: {
      kept: {
        title: 'Ich habe es noch',
        text: 'Es funktioniert, bis die neue mobile ID fertig ist. Dann wird es gesperrt.',
      },
      lost: {
        title: 'Es ist verloren oder gestohlen',
        text: 'Es wird gesperrt, sobald Sie auf „Weiter“ klicken, auch wenn Sie danach abbrechen.',
      },
    },
    faults: {
      'no-kind': 'Wählen Sie mindestens eine Möglichkeit.',
      'no-old-phone': 'Geben Sie an, wo das alte Telefon ist.',
    },
  },
  scan: {
    title: 'Mit dem Telefon scannen',
    steps: [
      'Öffnen Sie die Kamera auf dem Telefon, das Sie verwenden möchten.',
      'Richten Sie sie auf diesen Code und tippen Sie auf den Link, der erscheint.',
    ],
    waiting: 'Wartet auf Ihr Telefon. Lassen Sie diese Seite geöffnet.',
    picture: 'QR-Code für Ihr Telefon',
    open: 'Auf diesem Telefon öffnen',
    openHere: 'Hier öffnen',
    newCode: 'Neuer Code',
    newCodeShown: 'Das ist ein neuer Code. Der vorige gilt nicht mehr.',
    left: 'Läuft ab in {time}',
    loopback:
      'Telefone erreichen diese Adresse nicht. Öffnen Sie den Link stattdessen in einem anderen Fenster.',
    gone: {
      title: 'Dieser QR-Code ist abgelaufen',
      text: 'Zu Ihrer Sicherheit gilt ein Code nur kurze Zeit.',
    },
  },
  mailed: {
    title: 'Sehen Sie in Ihre E-Mails',
    text: 'Wir haben einen QR-Code an {address} gesendet.',
    steps: [
      'Öffnen Sie die E-Mail, am besten auf einem anderen Bildschirm als dem Ihres Telefons.',
      'Scannen Sie den Code mit dem Telefon, das Sie verwenden möchten.',
      'Lassen Sie diese Seite geöffnet. Sie macht von selbst weiter.',
    ],
    sendAgain: 'Erneut senden',
    sent: 'Eine neue E-Mail ist unterwegs. Der vorige Code gilt nicht mehr.',
    gone: {
      title: 'Der QR-Code in Ihrer E-Mail ist abgelaufen',
      text: 'Zu Ihrer Sicherheit gilt ein Code nur kurze Zeit.',
    },
  },
  approve: {
    title: 'Geben Sie den Code von Ihrem Telefon ein',
    text: '{phone} zeigt einen sechsstelligen Code. Geben Sie ihn nur ein, wenn Sie dieses Telefon in der Hand halten. Niemand von Ihrem Helpdesk wird Sie je darum bitten.',
    label: 'Sechsstelliger Code',
    fault: 'Geben Sie alle sechs Ziffern ein.',
    left: 'Läuft ab in {time}',
    oneTry: 'Noch ein Versuch.',
    tries: 'Noch {tries} Versuche.',
    signedInAgain:
      'Danke, dass Sie sich noch einmal angemeldet haben. Geben Sie den Code zu Ihrer Sicherheit bitte erneut ein.',
    notMyPhone: 'Nicht mein Telefon',
  },
  preparing: { title: 'Einen Moment …', text: 'Es wird alles vorbereitet …' },
  issuing: {
    title: 'Ihre Zertifikate werden erstellt',
    text: 'Das dauert einige Sekunden. Lassen Sie die Seite auf Ihrem Telefon geöffnet.',
  },
  installing: {
    title: 'Fast fertig',
    text: '{phone} installiert Ihre mobile ID. Lassen Sie die Seite auf dem Telefon geöffnet, bis sie fertig meldet.',
  },
  completed: {
    title: 'Ihre mobile\u00a0ID ist fertig',
    stores: {
      page: 'Ihre Schlüssel liegen in der Seite „Mobile ID“ auf Ihrem Telefon. Niemand kann sie kopieren, und keine App verwendet sie.',
      system:
        'Ihre Schlüssel liegen in den Einstellungen Ihres Telefons, wo E-Mail, Browser, WLAN und VPN sie verwenden können.',
    },
    replaced: 'Die mobile ID auf {phone} ist jetzt gesperrt.',
    done: 'Fertig',
  },
  cancelDialog: {
    title: 'Einrichtung abbrechen?',
    text: 'Ihr Telefon ist schon verbunden. Wenn Sie jetzt abbrechen, beginnen Sie das nächste Mal von vorn.',
    stop: 'Einrichtung abbrechen',
    back: 'Weitermachen',
  },
  notMyPhoneDialog: {
    title: 'Nicht Ihr Telefon?',
    text: 'Dann hat jemand anders Ihren Code gescannt. Wir brechen sofort ab, und niemand bekommt eine mobile ID. Sie erhalten darüber auch eine E-Mail.',
    stop: 'Nicht mein Telefon. Abbrechen',
    back: 'Es ist mein Telefon',
  },
  endings: {
    cancelled: {
      title: 'Abgebrochen',
      text: 'Sie haben keine neue mobile ID. Sie können jederzeit neu beginnen.',
    },
    expired: {
      title: 'Die Zeit ist abgelaufen',
      text: 'Ein Schritt hat zu lange gedauert, deshalb haben wir zu Ihrer Sicherheit abgebrochen. Sie können sofort neu beginnen.',
    },
    'not-my-phone': {
      title: 'Zu Ihrer Sicherheit abgebrochen',
      text: 'Niemand hat eine mobile ID bekommen. Vielleicht hat jemand anders Ihren QR-Code gesehen. Wenden Sie sich an Ihren Helpdesk und beginnen Sie neu, wo ihn niemand sehen kann.',
    },
    'match-code-wrong': {
      title: 'Zu Ihrer Sicherheit abgebrochen',
      text: 'Dreimal wurde ein falscher Code eingegeben, deshalb hat niemand eine mobile ID bekommen. Waren Sie es, beginnen Sie neu. Wenn nicht, wenden Sie sich sofort an Ihren Helpdesk.',
    },
    'not-installed': {
      title: 'Nicht installiert',
      text: 'Sie haben auf dem Telefon angegeben, dass sich die mobile ID nicht installieren ließ. Ihre Zertifikate werden deshalb widerrufen. Sie können jederzeit neu beginnen.',
    },
    'user-not-active': {
      title: 'Zurzeit keine mobile ID',
      text: 'Ihr Konto kann zurzeit keine mobile ID bekommen. Wenden Sie sich an Ihren Helpdesk.',
    },
    'directory-item-invalid': {
      title: 'Noch keine mobile ID',
      text: 'Im Verzeichnis Ihrer Firma fehlt etwas über Sie oder stimmt nicht. Bitten Sie Ihren Helpdesk, es zu korrigieren: {attribute}. Beginnen Sie danach neu.',
    },
    failed: {
      title: 'Das hat nicht geklappt',
      text: 'Bei uns ist etwas schiefgegangen, und Sie haben keine neue mobile ID. Beginnen Sie neu. Passiert es wieder, nennen Sie Ihrem Helpdesk diese Nummer: {order}',
    },
  },
  attributes: {
    state: 'den Status Ihres Kontos (state)',
    commonName: 'Ihren Namen (commonName)',
    email: 'Ihre E-Mail-Adresse (email)',
    unknown: 'was dort über Sie steht',
  },
  orderMissing: {
    title: 'Wir finden diesen Vorgang nicht',
    text: 'Er gehört vielleicht zu einem anderen Konto.',
  },
  problems: {
    'sign-in-failed': {
      happened: 'Die Anmeldung hat nicht geklappt.',
      toDo: 'Versuchen Sie es noch einmal.',
    },
    'sign-in-too-old': {
      happened: 'Zu Ihrer Sicherheit ist eine neue Anmeldung nötig, und Sie wurden nicht danach gefragt.',
      toDo: 'Melden Sie sich ab und wieder an, dann machen Sie hier weiter.',
    },
    'user-not-active': {
      happened: 'Ihr Konto kann zurzeit keine mobile ID bekommen.',
      toDo: 'Wenden Sie sich an Ihren Helpdesk.',
    },
    'directory-item-invalid': {
      happened: 'Im Verzeichnis Ihrer Firma fehlt etwas über Sie oder stimmt nicht.',
      toDo: 'Bitten Sie Ihren Helpdesk, es zu korrigieren: {attribute}.',
    },
    'order-not-found': {
      happened: 'Wir finden diesen Vorgang nicht.',
      toDo: 'Beginnen Sie in der Übersicht.',
    },
    'mobile-id-not-found': {
      happened: 'Wir finden diese mobile ID nicht.',
      toDo: 'Laden Sie die Seite neu, um Ihre mobilen IDs zu sehen.',
    },
    'mobile-id-not-lockable': {
      happened: 'Diese mobile ID lässt sich nicht sperren: Sie ist abgelaufen oder noch nicht eingerichtet.',
      toDo: 'Sie funktioniert nicht. Sie müssen nichts tun.',
    },
    'wrong-step': {
      happened: 'Dieser Vorgang ist inzwischen weiter.',
      toDo: 'Die Seite zeigt jetzt den aktuellen Schritt.',
    },
    'order-ended': {
      happened: 'Dieser Vorgang ist beendet.',
      toDo: 'Die Seite zeigt jetzt, warum.',
    },
    'choice-not-offered': {
      happened: 'Diese Auswahl ist nicht möglich.',
      toDo: 'Wählen Sie noch einmal, dann klicken Sie auf „Weiter“.',
    },
    'idempotency-key-reused': {
      happened: 'Diese Anfrage wurde schon mit anderem Inhalt gesendet.',
      toDo: 'Versuchen Sie es noch einmal.',
    },
    'match-code-wrong': {
      happened: 'Das ist nicht der Code auf dem Telefon.',
      toDo: 'Prüfen Sie den Code und geben Sie ihn noch einmal ein.',
    },
  },
};
