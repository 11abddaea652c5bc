import { certificateKinds, type CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { ChoiceNotOffered } from '../../../domain/failures/errors.ts';
import { kindPolicy, type Options } from '../../../domain/options/options.ts';

/**
 * The kinds of certificate that an order issues: what the administrator always issues, and what the user
 * chose among those that the options leave to choose.
 * @param chosen what the user ticked; kinds that are always issued may stand in it or not
 * @throws {ChoiceNotOffered} a kind that is never issued was chosen, or nothing is left to issue
 */
export const chosenKinds = (
  options: Options,
  chosen: readonly CertificateKind[],
): readonly CertificateKind[] => {
  const refused = chosen.find((kind) => kindPolicy(options, kind) === 'never');
  if (refused) throw new ChoiceNotOffered(`Certificates of this kind are not issued: ${refused}`);
  const kinds = certificateKinds.filter(
    (kind) => kindPolicy(options, kind) === 'always' || chosen.includes(kind),
  );
  if (kinds.length === 0) throw new ChoiceNotOffered('Choose one kind of certificate at least');
  return kinds;
};
