import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import type { OldPhone } from '../../../domain/order/order.ts';
import type { OrderView } from '../responses.ts';

/** What the user decides before *Next* on the first page. */
export interface Decision {
  readonly kinds: readonly CertificateKind[];
  /** Which mobile ID is replaced; undefined until the user has chosen, and where there is no choice. */
  readonly replaces: string | undefined;
  /** Undefined until the user has said it, and where there is no old phone. */
  readonly oldPhone: OldPhone | undefined;
}

/** What keeps a decision from being sent. */
export type DecisionFault = 'no-kind' | 'no-replaced' | 'no-old-phone';

/** What can have become of an old phone, the harmless first. */
export const oldPhones = ['kept', 'lost'] as const satisfies readonly OldPhone[];

export type Choices = NonNullable<OrderView['choices']>;

/** Kinds of certificate that the order may issue: what is always issued, and what the user may choose. */
export const listOfferedKinds = ({ kinds }: Choices): Choices['kinds'] =>
  kinds.filter(({ policy }) => policy !== 'never');

/** What the user may still decide: nothing once it has been confirmed, for that is never taken back. */
export const openChoices = ({
  choices = { kinds: [] },
  confirmation,
}: Pick<OrderView, 'choices' | 'confirmation'>): Choices => {
  if (!confirmation) return choices;
  const decidePolicy = (kind: CertificateKind) => (confirmation.kinds.includes(kind) ? 'always' : 'never');
  return { kinds: choices.kinds.map(({ kind }) => ({ kind, policy: decidePolicy(kind) })) };
};

/**
 * What the page starts with: every kind that is offered, and nothing said about the old phone; what has been
 * confirmed, where *Next* was pressed and the page was loaded again.
 */
export const createDecision = (order: Pick<OrderView, 'choices' | 'confirmation'>): Decision => ({
  kinds: listOfferedKinds(openChoices(order)).map(({ kind }) => kind),
  replaces: order.choices?.replaceable && order.choices.replaces?.mobileId,
  oldPhone: order.confirmation?.oldPhone,
});

/** The mobile ID that is replaced by a decision: the only one that can be, or the one that the user chose. */
export const findReplaced = (
  { replaces, replaceable }: Choices,
  decision: Pick<Decision, 'replaces'>,
): Choices['replaces'] => replaces ?? replaceable?.find(({ mobileId }) => mobileId === decision.replaces);

/** The decision with another mobile ID to replace: where its phone is has to be said anew. */
export const withReplaced = (decision: Decision, replaces: string): Decision => ({
  ...decision,
  replaces,
  oldPhone: decision.replaces === replaces ? decision.oldPhone : undefined,
});

/** The decision with a kind chosen or not chosen any more. */
export const withKind = (decision: Decision, kind: CertificateKind, chosen: boolean): Decision => ({
  ...decision,
  kinds: [...decision.kinds.filter((other) => other !== kind), ...(chosen ? [kind] : [])],
});

/** What is missing in a decision; undefined when it can be sent. */
export const findFault = (choices: Choices, decision: Decision): DecisionFault | undefined => {
  if (decision.kinds.length === 0) return 'no-kind';
  const replaced = findReplaced(choices, decision);
  if (choices.replaceable && !replaced) return 'no-replaced';
  return replaced && !decision.oldPhone ? 'no-old-phone' : undefined;
};

/** The body of *Next* on the first page. */
export const toConfirmBody = ({ kinds, replaces, oldPhone }: Decision) => ({
  kinds,
  ...(replaces !== undefined && { replaces }),
  ...(oldPhone && { oldPhone }),
});
