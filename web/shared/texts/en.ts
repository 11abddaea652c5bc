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

const outOfDate: ProblemText = {
  happened: 'This page is out of date.',
  toDo: 'Reload it. Nothing is lost.',
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
  copyFailed: 'We couldn’t copy the link. Open it instead.',
  timeLeft: '{time} left',
  stepOf: 'Step {step} of {steps}',
  stepDone: 'done',
  kinds: {
    authentication: { name: 'Authentication', use: 'Sign in to services' },
    signature: { name: 'Signature', use: 'Sign documents and email' },
    encryption: { name: 'Encryption', use: 'Read what’s encrypted to you' },
  } satisfies Readonly<Record<CertificateKind, KindText>>,
  card: {
    user: 'User',
    phone: 'Phone',
    validUntil: 'Valid until',
  },
  nextStep: 'What’s next',
  footer: { getHelp: 'Help', help: '{name}:', privacy: 'Privacy', languages: 'Language' },
  problems: {
    'request-invalid': outOfDate,
    'body-too-large': outOfDate,
    'media-type-unsupported': outOfDate,
    unauthorized: {
      happened: 'You’re no longer signed in.',
      toDo: 'Sign in again. Nothing is lost.',
    },
    forbidden: {
      happened: 'Your account doesn’t have access to this service.',
      toDo: 'Sign out and back in. If that doesn’t help, contact your help desk.',
    },
    'too-many-requests': {
      happened: 'Too many attempts.',
      toDo: 'Wait a few minutes, then try again.',
    },
    'internal-error': {
      happened: 'Something went wrong on our side.',
      toDo: 'Try again. If it happens again, contact your help desk.',
    },
    'service-busy': {
      happened: 'The service is busy.',
      toDo: 'Wait a moment, then try again.',
    },
    offline: {
      happened: 'We can’t reach the service.',
      toDo: 'Check your network connection. Nothing is lost.',
    },
    'response-unknown': {
      happened: 'This page is out of date.',
      toDo: 'Reload it. Nothing is lost.',
    },
  } satisfies Readonly<Record<SharedCode, ProblemText>>,
};
