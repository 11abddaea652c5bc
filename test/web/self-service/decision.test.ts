import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { ConfirmOrderBody } from '../../../api/schemas.ts';
import {
  toConfirmBody,
  findFault,
  createDecision,
  findReplaced,
  listOfferedKinds,
  openChoices,
  withKind,
  withReplaced,
  type Choices,
} from '../../../web/self-service/model/decision.ts';
import { readDigits, isWhole } from '../../../web/self-service/model/match-code.ts';

const choices: Choices = {
  kinds: [
    { kind: 'authentication', policy: 'always' },
    { kind: 'signature', policy: 'choice' },
    { kind: 'encryption', policy: 'never' },
  ],
};
const replacing: Choices = { ...choices, replaces: { mobileId: 'one', phoneName: 'Old phone' } };

describe('the decision on the first page', () => {
  it('begins with every kind that is offered, and says nothing about the old phone', () => {
    expect(listOfferedKinds(choices).map(({ kind }) => kind)).toEqual(['authentication', 'signature']);
    expect(createDecision({ choices: replacing })).toEqual({
      kinds: ['authentication', 'signature'],
      replaces: undefined,
      oldPhone: undefined,
    });
  });

  it('takes kinds in and out, each once', () => {
    const without = withKind(createDecision({ choices }), 'signature', false);
    expect(without.kinds).toEqual(['authentication']);
    expect(withKind(withKind(without, 'signature', true), 'signature', true).kinds).toEqual([
      'authentication',
      'signature',
    ]);
  });

  it('can’t be sent without a kind, nor without a word about an old phone', () => {
    expect(findFault(choices, { ...createDecision({ choices }), kinds: [] })).toBe('no-kind');
    expect(findFault(replacing, createDecision({ choices: replacing }))).toBe('no-old-phone');
    expect(
      findFault(replacing, { ...createDecision({ choices: replacing }), oldPhone: 'lost' }),
    ).toBeUndefined();
    expect(findFault(choices, createDecision({ choices }))).toBeUndefined();
  });

  it('is sent as the API takes it', () => {
    const first = createDecision({ choices });
    expect(v.parse(ConfirmOrderBody, toConfirmBody(first))).toEqual({ kinds: first.kinds });
    expect(v.is(ConfirmOrderBody, toConfirmBody({ ...first, oldPhone: 'kept' }))).toBe(true);
  });
});

describe('the decision of who can have no more mobile IDs', () => {
  const [phone, tablet] = ['4b0c2f7e-8f0a-4a5e-9c57-0d1e2f3a4b05', '7c2e4d10-0f5b-4a3c-8d21-5e6f7a8b9c04'];
  const full: Choices = {
    ...choices,
    replaceable: [
      { mobileId: phone, phoneName: 'Phone' },
      { mobileId: tablet, phoneName: 'Tablet' },
    ],
  };
  const undecided = createDecision({ choices: full });

  it('begins with none to replace, and can’t be sent so', () => {
    expect(undecided.replaces).toBeUndefined();
    expect(findReplaced(full, undecided)).toBeUndefined();
    expect(findFault(full, undecided)).toBe('no-replaced');
  });

  it('is about one, and then about where its phone is', () => {
    const decided = withReplaced(undecided, tablet);
    expect(findReplaced(full, decided)?.phoneName).toBe('Tablet');
    expect(findFault(full, decided)).toBe('no-old-phone');
    const whole = { ...decided, oldPhone: 'kept' as const };
    expect(findFault(full, whole)).toBeUndefined();
    expect(v.is(ConfirmOrderBody, toConfirmBody(whole))).toBe(true);
    expect(toConfirmBody(whole)).toMatchObject({ replaces: tablet, oldPhone: 'kept' });
  });

  it('forgets where a phone is when it is about another one, and only then', () => {
    const lost = { ...withReplaced(undecided, tablet), oldPhone: 'lost' as const };
    expect(withReplaced(lost, tablet).oldPhone).toBe('lost');
    expect(withReplaced(lost, phone).oldPhone).toBeUndefined();
  });

  it('can be sent again as it is once it is confirmed', () => {
    const confirmed = {
      choices: { ...full, replaces: { mobileId: tablet, phoneName: 'Tablet' } },
      confirmation: { kinds: ['authentication' as const], oldPhone: 'kept' as const },
    };
    expect(findFault(openChoices(confirmed), createDecision(confirmed))).toBeUndefined();
    expect(toConfirmBody(createDecision(confirmed))).toEqual({
      kinds: ['authentication'],
      replaces: tablet,
      oldPhone: 'kept',
    });
  });
});

describe('a decision that is confirmed', () => {
  const confirmed = {
    choices: replacing,
    confirmation: { kinds: ['authentication' as const], oldPhone: 'lost' as const },
  };

  it('is what the page starts with when it is loaded again', () => {
    expect(createDecision(confirmed)).toEqual({
      kinds: ['authentication'],
      replaces: undefined,
      oldPhone: 'lost',
    });
  });

  it('leaves nothing to decide, and can be sent again as it is', () => {
    expect(openChoices(confirmed)).toEqual({
      kinds: [
        { kind: 'authentication', policy: 'always' },
        { kind: 'signature', policy: 'never' },
        { kind: 'encryption', policy: 'never' },
      ],
    });
    expect(findFault(openChoices(confirmed), createDecision(confirmed))).toBeUndefined();
    expect(toConfirmBody(createDecision(confirmed))).toEqual(confirmed.confirmation);
  });

  it('is still to be made before that, also before the options are there', () => {
    expect(openChoices({ choices })).toBe(choices);
    expect(openChoices({})).toEqual({ kinds: [] });
  });
});

describe('typed digits', () => {
  it.each([
    ['123456', '123456'],
    [' 123 456\n', '123456'],
    ['123-456 7', '123456'],
    ['12a', '12'],
    ['４９３０２７', '493027'],
    ['٤٩٣ ٠٢٧', '493027'],
  ])('of %j are %s', (typed, digits) => {
    expect(readDigits(typed)).toBe(digits);
  });

  it('are whole when there are six', () => {
    expect(isWhole('12345')).toBe(false);
    expect(isWhole('123456')).toBe(true);
  });
});
