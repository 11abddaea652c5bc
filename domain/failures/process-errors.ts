import type { CertificateKind } from '../certificates/certificate-kinds.ts';
import { NamedError } from './errors.ts';
import type { LogFields } from './log-events.ts';

/** An AWS service throttles or fails for a moment. */
export class ServiceBusy extends NamedError {
  /** @param cause name of the service's own error */
  constructor(cause: string) {
    super('service-busy', `A service did not answer: ${cause}`);
  }
}

/** Somebody else changed the same thing in the same moment, or a moment before: trying again finds what they wrote. */
export class LostRace extends NamedError {
  /** @param what the two were after */
  constructor(what: string) {
    super('lost-race', `Somebody else came first: ${what}`);
  }
}

/** A step of the process got an input that it does not take. */
export class InputInvalid extends NamedError {
  /** @param where the member that is wrong */
  constructor(where: string) {
    super('input-invalid', `The step's input is wrong at ${where}`);
  }
}

/** A parameter holds what it may not hold; the order ends before anything is issued. */
export class OptionInvalid extends NamedError {
  readonly option: string;
  readonly allowed: string;

  /**
   * @param option name of the parameter, below the path of all options
   * @param holds what it holds, undefined when it does not exist
   * @param allowed what it may hold
   */
  constructor(option: string, holds: string | undefined, allowed: string) {
    const value = holds === undefined ? 'does not exist' : `holds ${JSON.stringify(holds.slice(0, 256))}`;
    super('option-invalid', `Parameter ${option} ${value}; allowed: ${allowed}`);
    this.option = option;
    this.allowed = allowed;
  }
}

/** No certificate can be had of the CA as it is; the order ends before any user meets that. */
export class AuthorityUnusable extends NamedError {
  /**
   * @param trouble what is wrong with the CA, after the words "The CA"
   * @param remedy what an administrator can do
   */
  constructor(trouble: string, remedy: string) {
    super('authority-unusable', `The CA ${trouble}: ${remedy}`);
  }
}

/** The CA is still working on the certificate. */
export class CertificateInProgress extends NamedError {
  constructor() {
    super('certificate-in-progress');
  }
}

/** The CA does nothing of what it was asked: its quota is used up for this second. */
export class CaThrottled extends NamedError {
  constructor() {
    super('ca-throttled');
  }
}

/**
 * Other certificates come first at the CA; it was not asked for this one, or did nothing. The message is how many
 * seconds are left, and nothing else: the state machine reads it.
 */
export class NotItsTurn extends NamedError {
  /** @param seconds until its turn comes */
  constructor(seconds: number) {
    super('not-its-turn', seconds.toString());
  }
}

/** The CA said no for good. */
export class CertificateRefusedByCa extends NamedError {
  /** @param cause name of the CA's own error */
  constructor(cause: string) {
    super('certificate-refused-by-ca', `The CA refused to issue the certificate: ${cause}`);
  }
}

/** What the CA issued differs from what was asked, so nobody may have it. */
export class CertificateWrong extends NamedError {
  /** @param check the check that failed */
  constructor(check: string) {
    super('certificate-wrong', `The CA issued something else than was asked for: ${check}`);
  }
}

/** At least one certificate of the order was not issued. */
export class CertificatesIncomplete extends NamedError {
  /** @param kinds the kinds that lack one */
  constructor(kinds: readonly CertificateKind[]) {
    super('certificates-incomplete', `Not issued: ${kinds.join(', ')}`);
  }
}

/** A certificate was asked for, but whether the CA issued it can't be asked any more; see its audit report. */
export class CertificateOutcomeUnknown extends NamedError {
  /** @param kind the certificate that was asked for */
  constructor(kind: CertificateKind) {
    super('certificate-outcome-unknown', `Not known whether the CA issued: ${kind}`);
  }
}

/** A stored encryption key is not the one of its certificate, or not its user's: nobody may have it. */
export class EncryptionKeyWrong extends NamedError {
  /** @param keyId which one */
  constructor(keyId: string) {
    super('encryption-key-wrong', `The encryption key does not fit its certificate: ${keyId}`);
  }
}

/** Clean-up has to wait until no issuing Lambda can run any more. */
export class IssuingMayStillRun extends NamedError {
  constructor() {
    super('issuing-may-still-run');
  }
}

/** An item that this project's own functions wrote does not fit its schema. */
export class StoredItemInvalid extends NamedError {
  readonly attribute: string;
  override readonly logFields: LogFields;

  /**
   * @param table the name of its table
   * @param attribute path to the attribute that does not fit; what it holds stays out
   */
  constructor(table: string, attribute: string) {
    super('stored-item-invalid', `An item of the table ${table} does not fit at ${attribute}`);
    this.attribute = attribute;
    this.logFields = { attribute };
  }
}
