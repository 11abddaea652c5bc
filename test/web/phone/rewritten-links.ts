const encode = encodeURIComponent;
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const everyHex = (text: string): string =>
  Array.from(text, (sign) => `%${(sign.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`).join('');

// https://help.proofpoint.com/Threat_Insight_Dashboard/API_Documentation/URL_Decoder_API
const urlDefense2 = (link: string): string =>
  link
    .replaceAll(/[-_:#=?&%]/g, (sign) => `-${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
    .replaceAll('/', '_');

/** What became of a link on its way, by who did it. */
export const rewrite = (link: string): Readonly<Record<string, string>> => {
  const [, orderId = '', code = ''] = /#([^.]*)\.(.*)/.exec(link) ?? [];
  const half = link.length - 12;
  return {
    'Safe Links': `https://eur01.safelinks.protection.outlook.com/?url=${encode(link)}&data=05%7C02%7Ca%40example.com%7C0&sdata=q%2Fw%3D&reserved=0`,
    'Safe Links in Teams': `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encode(link)}&locale=en-gb`,
    'Safe Links around Safe Links': `https://eur02.safelinks.protection.outlook.com/?url=${encode(`https://eur01.safelinks.protection.outlook.com/?url=${encode(link)}&data=05`)}&data=06`,
    'URL Defense 1': `https://urldefense.proofpoint.com/v1/url?u=${link.replace('#', '%23')}&k=oIvRg1%2BdGAgOoM1BIlLLqw%3D%3D%0A&r=abc`,
    'URL Defense 2': `https://urldefense.proofpoint.com/v2/url?u=${urlDefense2(link)}&d=DwMFAg&c=euGZstcaTDllvimEN8b7jXrwqOf-v5A_CdpgnVfiiMM&r=x&m=y&s=z&e=`,
    'URL Defense 3': `https://urldefense.com/v3/__${link.replace('#', '*')}__;Iw!!N96JrnIq8IfO5w!mBcd-TGxnVg_9iRQ$`,
    'URL Defense 2 in Safe Links': `https://eur01.safelinks.protection.outlook.com/?url=${encode(`https://urldefense.proofpoint.com/v2/url?u=${urlDefense2(link)}&d=DwMFAg`)}&data=05`,
    Barracuda: `https://linkprotect.cudasvc.com/url?a=${encode(link)
      .toLowerCase()
      .replace(encode(link.slice(-40)).toLowerCase(), encode(link.slice(-40)))}&c=E,1,abc&typo=1`,
    Cisco: `https://secure-web.cisco.com/1aBcD-e_F/${encode(link)}`,
    FireEye: `https://protect2.fireeye.com/v1/url?k=31323334-501cfaf3&q=1&e=4f1c7a0e-0b67-4a86-9a9b-e3a1b6a0f3d1&u=${encode(link)}`,
    Symantec: `https://clicktime.symantec.com/15tStQ3x1Y?h=Yx-_=&u=${encode(link)}`,
    Sophos: `https://eu-central-1.protection.sophos.com?d=example.com&u=${encode(base64(link))}&i=NWYw&t=aGVsbG8=&h=0f&s=AVN`,
    'Trend Micro': `https://imsva91-ctp.trendmicro.com:443/wis/clicktime/v1/query?url=${everyHex(link)}&umid=4F&auth=0a`,
    TitanHQ: `https://linklock.titanhq.com/analyse?url=${encode(link)}&data=eJwB`,
    Google: `https://www.google.com/url?q=${encode(link)}&sa=D&source=hangouts&ust=1764444444&usg=AOvVaw`,
    Facebook: `https://l.facebook.com/l.php?u=${encode(link)}&h=AT0`,
    Slack: `<${link}|Open on your phone>`,
    Markdown: `[${link.replaceAll(/[_-]/g, String.raw`\$&`)}](${link.replaceAll('_', String.raw`\_`)})`,
    italics: `_${link}_`,
    JSON: JSON.stringify({ link }).replaceAll('/', String.raw`\/`),
    HTML: `<a href="${link.replace('#', '&#35;').replaceAll('-', '&#x2D;')}">open</a>`,
    'a hyperlink of Word': `HYPERLINK "${link}"`,
    'quoted-printable lines': `${link.slice(0, half)}=\r\n${link.slice(half)}`,
    'quoted-printable signs': `${link.slice(0, half)}=\r\n${link.slice(half)}`.replaceAll(
      /[#._-]/g,
      (sign) => `=${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
    ),
    'a query with an encoded full stop': `https://example.com/?u=${orderId}%2E${code}`,
    'ideographic full stops': link.replaceAll('.', '\u3002'),
    'ideographic full stops of half width': link.replaceAll('.', '\uff61'),
    'wrapped lines': `${link.slice(0, half)}\n${link.slice(half)}\n\nBest regards`,
    'wrapped lines of a reply': `> ${link.slice(0, half)}\r\n> ${link.slice(half)}\r\n> Regards`,
    'a line that lost its end': `Open${link}It works for ten minutes.`,
    'a blank after the full stop': link.replace('.', '.').replace(`${orderId}.`, `${orderId}. `),
    'typographic hyphens': link.replaceAll(orderId, orderId.replaceAll('-', '\u2011')),
    'signs that nobody sees': Array.from(link).join('\u200b'),
    'full width': link.replaceAll(/[#.:/]/g, (sign) =>
      String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0),
    ),
    'a defanged link': link.replace('https', 'hxxps').replaceAll('.', '[.]'),
    'three encodings': encode(encode(encode(everyHex(link)))),
    'an old escape': link.replace('#', '%u0023').replaceAll('-', '%u002D'),
    'a capital order id': link.replace(orderId, orderId.toUpperCase()),
    'a tracker behind it': `${link}?fbclid=IwAR0_x&utm_source=mail`,
    'text around it': `Hi,\nplease open ${link}, it is good until 12:10.`,
    'only what counts': `${orderId}.${code}`,
  };
};
