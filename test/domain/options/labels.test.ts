import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderLabels, maxLabelLength, renderLabel } from '../../../domain/options/labels.ts';
import { options, user } from '../../support/orders.ts';

describe('labels', () => {
  it.each([
    ['{email}', 'asta.oberg@example.com'],
    ['MobileID {commonName}', 'MobileID Åsta Öberg'],
    ['{employeeNumber}/{upn}', '4711/asta@corp.example.com'],
    ['Mobile ID', 'Mobile ID'],
    ['{givenName}', ''],
    ['Phone of {givenName}  {commonName}', 'Phone of Åsta Öberg'],
  ])('%j becomes %j', (template, label) => {
    expect(renderLabel(template, user())).toBe(label);
  });

  it('fall back to the common name where a template leaves nothing', () => {
    const label = { 'label/user-id': '{givenName}' } as const;
    expect(renderLabels(options(label), user()).userId).toBe('Åsta Öberg');
  });

  it('keep braces that name no attribute, should a template with them ever come this far', () => {
    expect(renderLabel('{nickname} {commonName} {constructor}', user())).toBe(
      '{nickname} Åsta Öberg {constructor}',
    );
  });

  it.each(['label/user-id', 'label/server-name', 'label/profile-name'] as const)(
    '%s may name no attribute that users do not have',
    (label) => {
      expect(() => options({ [label]: 'Phone of {nickname}' })).toThrow(
        `Parameter ${label} holds "Phone of {nickname}"; allowed: 1 to 256 characters, with {commonName}, {email}, {givenName}, {surname}, {upn}, {sid}, {employeeNumber} for the user's own`,
      );
    },
  );

  it('do not read a template in a value', () => {
    expect(renderLabel('{commonName}', user({ commonName: '{email}' }))).toBe('{email}');
  });

  it('keep markup as text: pages and mails escape it', () => {
    expect(renderLabel('{commonName}', user({ commonName: '<b>Åsta</b>' }))).toBe('<b>Åsta</b>');
  });

  it('hold one line without control characters and direction overrides', () => {
    const commonName = 'Å\u0000s\r\nta\u202Egpj.exe\u2028!';
    expect(renderLabel('{commonName}', user({ commonName }))).toBe('Å s tagpj.exe !');
  });

  it.each(['x'.repeat(10_000), '<script>'.repeat(1250), '\u202e'.repeat(5000) + 'x'.repeat(5000)])(
    'hold at most 128 characters of a value of 10,000',
    (commonName) => {
      const { profileName } = renderLabels(options(), user({ commonName }));
      expect(profileName).toHaveLength(maxLabelLength);
      expect(profileName).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    },
  );

  it('are cut after 128 characters, never through a letter', () => {
    const family = '👩‍👩‍👧‍👦';
    const label = renderLabel('{commonName}', user({ commonName: family.repeat(1000) }));
    expect(label.length % family.length).toBe(0);
    expect(label.length).toBeLessThanOrEqual(maxLabelLength);
  });

  it('are one plain line of at most 128 characters whatever the directory holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (commonName) => {
        const label = renderLabel('MobileID {commonName}', user({ commonName }));
        expect(label).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u);
        expect(label.length).toBeLessThanOrEqual(maxLabelLength);
      }),
    );
  });
});
