/** What a service answers instead of a result: the error's name as the SDK has it, and its message. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;
  readonly members: Readonly<Record<string, unknown>>;

  /**
   * @param code such as `ResourceNotFoundException`
   * @param options `status` is the HTTP status; `members` stand beside the message in the answer
   */
  constructor(
    code: string,
    message: string,
    { status = 400, members = {} }: { status?: number; members?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.members = members;
  }
}

/** An error that says which operation it is that the local cloud does not have. */
export const notEmulated = (what: string): ServiceError =>
  new ServiceError('UnknownOperationException', `The local cloud does not emulate ${what}`);
