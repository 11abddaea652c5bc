import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import type { OldPhone } from '../../../domain/order/order.ts';
import type { OrderView } from '../responses.ts';

/** What the user decides before *Next* on the first page. */
export interface Decision {
  readonly kinds: readonly CertificateKind[];
  /** Undefined until the user has said it, and where there is no old phone. */
  readonly oldPhone: OldPhone | undefined;
}

/** What keeps a decision from being sent. */
export type DecisionFault = 'no-kind' | 'no-old-phone';

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
  oldPhone: order.confirmation?.oldPhone,
});

/** The decision with a kind chosen or not chosen any more. */
export const withKind = (decision: Decision, kind: CertificateKind, chosen: boolean): Decision => ({
  ...decision,
  kinds: [...decision.kinds.filter((other) => other !== kind), ...(chosen ? [kind] : [])],
});

/** What is missing in a decision; undefined when it can be sent. */
export const findFault = (choices: Choices, { kinds, oldPhone }: Decision): DecisionFault | undefined => {
  if (kinds.length === 0) return 'no-kind';
  return choices.replaces && !oldPhone ? 'no-old-phone' : undefined;
};

/** The body of *Next* on the first page. */
export const toConfirmBody = ({ kinds, oldPhone }: Decision) => ({ kinds, ...(oldPhone && { oldPhone }) });
