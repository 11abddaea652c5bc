import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import type { SharedCode } from '../problem.ts';

/** What went wrong, and what the reader can do about it. */
export interface ProblemText {
  readonly happened: string;
  readonly toDo: string;
}

interface KindText {
  readonly name: string;
  readonly use: string;
}

const notUnderstood: ProblemText = {
  happened: 'This page and the service do not understand each other.',
  toDo: 'Reload the page. Nothing is lost.',
};

/** Words in English that both pages use. */
export const en = {
  product: 'Get mobile ID',
  skipToContent: 'Skip to content',
  working: 'One moment…',
  tryAgain: 'Try again',
  close: 'Close',
  copy: 'Copy link',
  copied: 'Link copied',
  copyFailed: 'Copying did not work here. Open the link instead.',
  timeLeft: '{time} left',
  stepOf: 'Step {step} of {steps}',
  stepDone: 'done',
  kinds: {
    authentication: { name: 'Authentication', use: 'Sign in to services' },
    signature: { name: 'Signature', use: 'Sign documents and mail' },
    encryption: { name: 'Encryption', use: 'Read what is encrypted to you' },
  } satisfies Readonly<Record<CertificateKind, KindText>>,
  card: {
    user: 'User',
    phone: 'Phone',
    validUntil: 'Valid until',
  },
  problems: {
    'request-invalid': notUnderstood,
    'body-too-large': notUnderstood,
    'media-type-unsupported': notUnderstood,
    unauthorized: {
      happened: 'You are not signed in any more.',
      toDo: 'Sign in again. Nothing is lost.',
    },
    forbidden: {
      happened: 'Your sign-in does not let you use this service.',
      toDo: 'Sign out and in again. If that does not help, ask your help desk.',
    },
    'too-many-requests': {
      happened: 'Too many attempts.',
      toDo: 'Wait a while, then try again.',
    },
    'internal-error': {
      happened: 'Something went wrong on our side.',
      toDo: 'Try again. If it happens again, ask your help desk.',
    },
    'service-busy': {
      happened: 'The service is very busy.',
      toDo: 'Wait a moment, then try again.',
    },
    offline: {
      happened: 'The service cannot be reached.',
      toDo: 'Check your network connection. Nothing is lost.',
    },
    'response-unknown': {
      happened: 'The service has changed since this page was loaded.',
      toDo: 'Reload the page. Nothing is lost.',
    },
  } satisfies Readonly<Record<SharedCode, ProblemText>>,
};
