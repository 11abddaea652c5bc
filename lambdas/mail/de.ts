import type { MailTexts } from './mail-text.ts';

/** Mails in German. */
export const de: MailTexts = {
  locale: 'de-DE',
  product: 'Mobile ID holen',
  greeting: 'Guten Tag {name},',
  footer: 'Sie erhalten diese E-Mail, weil mit Ihrem Konto eine mobile ID angefordert wurde.',
  help: 'Hilfe: {}',
  privacy: 'Datenschutz: {}',
  qrCode: 'QR-Code',
  kinds: { authentication: 'Anmeldung', signature: 'Unterschrift', encryption: 'Verschlüsselung' },
  days: { one: '{days} Tag', other: '{days} Tage' },
  lockReasons: {
    'phone-lost': 'Telefon verloren',
    'phone-stolen': 'Telefon gestohlen',
    'no-longer-needed': 'nicht mehr benötigt',
  },
  facts: {
    phone: 'Telefon',
    activated: 'Aktiv seit',
    certificates: 'Zertifikate',
    validUntil: 'Gültig bis',
    replaced: 'Ersetzt die mobile ID auf',
    ordered: 'Begonnen',
    ended: 'Beendet',
    locked: 'Mobile ID Ihres verlorenen Telefons gesperrt',
    lockedAt: 'Gesperrt',
    lockReason: 'Grund',
    orderId: 'Vorgangsnummer',
  },
  mails: {
    'qr-code': {
      subject: 'Ihr QR-Code für eine mobile ID',
      paragraphs: [
        'Scannen Sie diesen QR-Code mit der Kamera des Telefons, das Sie verwenden möchten:',
        '{qrCode}',
        'Oder öffnen Sie diesen Link auf dem Telefon:',
        '{link}',
        'Der Code gilt einmal und läuft in {lifetime} ab. Leiten Sie ihn nicht weiter.',
        'Ihr Telefon zeigt dann einen sechsstelligen Code. Geben Sie ihn auf der Seite ein, auf der Sie begonnen haben:',
        '{selfService}',
        'Haben Sie das nicht angefordert, verwendet vielleicht jemand Ihr Konto. Brechen Sie auf der Seite oben ab und wenden Sie sich sofort an Ihren Helpdesk.',
      ],
    },
    success: {
      subject: 'Ihre mobile ID ist fertig',
      paragraphs: [
        'Ihre mobile ID ist aktiv, und Sie können sie sofort verwenden.',
        '{nextStep}',
        '{facts}',
        'Sie finden sie im Menü unter Mobile ID:',
        '{selfService}',
        'Ist das nicht Ihr Telefon, oder waren Sie es nicht, hat jemand anders eine mobile ID auf Ihren Namen. Wenden Sie sich sofort an Ihren Helpdesk, damit er sie sperrt.',
      ],
    },
    activated: {
      subject: 'Sicherheitshinweis: Auf Ihren Namen wurde eine mobile ID aktiviert',
      paragraphs: [
        'Eine mobile ID auf Ihren Namen ist jetzt aktiv.',
        '{facts}',
        'Wenn Sie es waren, müssen Sie nichts tun. Ihre mobilen IDs finden Sie hier:',
        '{selfService}',
        'Ist das nicht Ihr Telefon, oder waren Sie es nicht, hat jemand anders eine mobile ID auf Ihren Namen. Wenden Sie sich sofort an Ihren Helpdesk, damit er sie sperrt.',
      ],
    },
    locked: {
      subject: 'Sicherheitshinweis: Ihre mobile ID wurde gesperrt',
      paragraphs: [
        'Jemand, der mit Ihrem Konto angemeldet war, hat angegeben, dass Ihr Telefon verloren ist. Deshalb haben wir dessen mobile ID endgültig gesperrt.',
        '{facts}',
        'Wenn Sie es waren, müssen Sie nichts tun. Ihre mobilen IDs finden Sie hier:',
        '{selfService}',
        'Waren Sie es nicht, verwendet vielleicht jemand Ihr Konto. Wenden Sie sich sofort an Ihren Helpdesk.',
      ],
    },
    expired: {
      subject: 'Sie haben keine mobile ID bekommen: die Zeit ist abgelaufen',
      paragraphs: [
        'Das Einrichten Ihrer mobilen ID hat zu lange gedauert, deshalb haben wir abgebrochen.',
        '{facts}',
        'Um eine mobile ID zu bekommen, beginnen Sie neu:',
        '{selfService}',
        'Haben Sie das nicht angefordert, verwendet vielleicht jemand Ihr Konto. Wenden Sie sich sofort an Ihren Helpdesk.',
      ],
    },
    'user-not-active': {
      subject: 'Sie haben keine mobile ID bekommen: Ihr Konto ist nicht aktiv',
      paragraphs: [
        'Wir haben das Einrichten Ihrer mobilen ID abgebrochen, weil Ihr Konto nicht aktiv ist.',
        '{facts}',
        'Fragen Sie Ihren Helpdesk nach Ihrem Konto. Sobald es aktiv ist, beginnen Sie neu:',
        '{selfService}',
        'Haben Sie das nicht angefordert, verwendet vielleicht jemand Ihr Konto. Wenden Sie sich sofort an Ihren Helpdesk.',
      ],
    },
    failed: {
      subject: 'Sie haben keine mobile ID bekommen: etwas ist schiefgegangen',
      paragraphs: [
        'Wir haben das Einrichten Ihrer mobilen ID abgebrochen, weil bei uns etwas schiefgegangen ist.',
        '{facts}',
        'Bitte beginnen Sie neu:',
        '{selfService}',
        'Passiert es wieder, wenden Sie sich an Ihren Helpdesk und nennen Sie die Vorgangsnummer.',
        'Haben Sie das nicht angefordert, verwendet vielleicht jemand Ihr Konto. Wenden Sie sich sofort an Ihren Helpdesk.',
      ],
    },
    'match-code-wrong': {
      subject: 'Sicherheitshinweis: Wir haben das Einrichten Ihrer mobilen ID abgebrochen',
      paragraphs: [
        'Es wurde zu oft ein falscher Code eingegeben, deshalb haben wir abgebrochen. Niemand hat eine mobile ID auf Ihren Namen bekommen.',
        '{facts}',
        'Waren Sie es und gehört das Telefon Ihnen, beginnen Sie neu:',
        '{selfService}',
        'Waren Sie es nicht, verwendet vielleicht jemand Ihr Konto. Wenden Sie sich sofort an Ihren Helpdesk.',
      ],
    },
    'not-my-phone': {
      subject: 'Sicherheitshinweis: Wir haben das Einrichten Ihrer mobilen ID abgebrochen',
      paragraphs: [
        'Jemand hat angegeben, dass das Telefon, das Ihren QR-Code gescannt hat, nicht Ihres ist, deshalb haben wir abgebrochen. Niemand hat eine mobile ID auf Ihren Namen bekommen.',
        '{facts}',
        'Vielleicht hat jemand anders Ihren QR-Code oder Ihre E-Mail gesehen. Wenden Sie sich an Ihren Helpdesk. Beginnen Sie neu, wo niemand sonst den Code sehen kann:',
        '{selfService}',
        'Haben nicht Sie das angegeben, verwendet vielleicht jemand Ihr Konto. Wenden Sie sich sofort an Ihren Helpdesk.',
      ],
    },
    'mobile-id-locked': {
      subject: 'Ihre mobile ID wurde gesperrt',
      paragraphs: [
        'Die mobile ID auf Ihrem Telefon wurde endgültig gesperrt. Sie funktioniert nicht mehr, und ihre Zertifikate werden widerrufen.',
        '{facts}',
        'Eine neue mobile ID erhalten Sie hier:',
        '{selfService}',
        'Wenn Sie das nicht veranlasst haben, wenden Sie sich sofort an Ihren Helpdesk.',
      ],
    },
    'mobile-id-ends': {
      subject: 'Ihre mobile ID gilt noch {left}',
      paragraphs: [
        'Die mobile ID auf Ihrem Telefon funktioniert noch {left}. Danach können Sie sie nicht mehr verwenden.',
        '{facts}',
        'Holen Sie vorher eine neue, damit Sie ohne Unterbrechung weitermachen können. Diese endet:',
        '{selfService}',
        'Wenn Sie sie nicht mehr brauchen, müssen Sie nichts tun. Wenn das nicht Ihr Telefon ist, wenden Sie sich sofort an Ihren Helpdesk.',
      ],
    },
    'mobile-id-renews': {
      subject: 'Ihre mobile ID gilt noch {left}',
      paragraphs: [
        'Die mobile ID auf Ihrem Telefon funktioniert noch {left}. Danach können Sie sie nicht mehr verwenden.',
        '{facts}',
        'Öffnen Sie vorher „Meine mobilen IDs“ auf diesem Telefon, in dem Browser, mit dem Sie sie geholt haben, damit Sie ohne Unterbrechung weitermachen können. Dort wird Ihre mobile ID erneuert:',
        '{phonePage}',
        'Wenn das nicht geht, holen Sie eine neue:',
        '{selfService}',
        'Wenn Sie sie nicht mehr brauchen, müssen Sie nichts tun. Wenn das nicht Ihr Telefon ist, wenden Sie sich sofort an Ihren Helpdesk.',
      ],
    },
  },
};
