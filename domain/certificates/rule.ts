/** What a request has to be: it holds, or the request is refused. A check that throws does not hold. */
export interface Rule<Subject> {
  /** Stable name, part of the API. */
  readonly rule: string;
  /** What is wanted, for the message. */
  readonly says: string;
  readonly source: string;
  readonly holds: (subject: Subject) => boolean;
}
