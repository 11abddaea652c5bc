import type { Caller } from '../aws/operation.ts';
import { ServiceError } from '../aws/service-error.ts';
import type { Clock } from '../clock.ts';
import type { ParameterVersion } from './parameter.ts';
import type { PutRequest, Selector } from './requests.ts';

/** What EventBridge tells of a change. */
export interface ParameterChange {
  readonly operation: 'Create' | 'Update' | 'Delete';
  readonly name: string;
  readonly type: ParameterVersion['Type'];
  readonly description?: string | undefined;
}

/** Parameter Store keeps this many versions of a parameter. */
const versionsKept = 100;

const notFound = (name: string) => new ServiceError('ParameterNotFound', `Parameter ${name} not found.`);

const alreadyExists =
  'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.';
const typeRequired = 'A parameter type is required when you create a parameter.';

/** A pattern is searched for in the value: one for the whole value has ^ and $ of its own. */
const checkPattern = ({ Value, AllowedPattern = '' }: ParameterVersion): void => {
  if (compilePattern(AllowedPattern).test(Value)) return;
  throw new ServiceError(
    'ParameterPatternMismatchException',
    `Parameter value, cannot be validated against allowedPattern: ${AllowedPattern}`,
  );
};

const compilePattern = (pattern: string): RegExp => {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    throw new ServiceError('InvalidAllowedPatternException', `${pattern} is no regular expression`);
  }
};

const nextVersion = (before: ParameterVersion | undefined): number => (before?.Version ?? 0) + 1;

/** Parameters with their versions. */
export class Parameters {
  readonly #clock: Clock;
  readonly #onChange: (change: ParameterChange) => void;
  /** By name, each with the oldest version first. */
  readonly #versions = new Map<string, readonly ParameterVersion[]>();

  constructor(clock: Clock, onChange: (change: ParameterChange) => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  /** The newest version of each, by name. */
  all(): ParameterVersion[] {
    const names = [...this.#versions.keys()].sort();
    return names.flatMap((name) => this.#versions.get(name)?.slice(-1) ?? []);
  }

  /** @throws {ServiceError} ParameterNotFound */
  history(name: string): readonly ParameterVersion[] {
    const versions = this.#versions.get(name);
    if (versions) return versions;
    throw notFound(name);
  }

  /** The newest version of a parameter, or the one that is asked for. */
  find({ Name, version }: Selector): ParameterVersion | undefined {
    const versions = this.#versions.get(Name);
    return version === undefined ? versions?.at(-1) : versions?.find(({ Version }) => Version === version);
  }

  /** @throws {ServiceError} ParameterNotFound, ParameterVersionNotFound */
  get(selector: Selector): ParameterVersion {
    const found = this.find(selector);
    if (found) return found;
    const { Name, version } = selector;
    if (version === undefined || !this.#versions.has(Name)) throw notFound(Name);
    throw new ServiceError(
      'ParameterVersionNotFound',
      `Systems Manager could not find version ${version.toString()} of ${Name}. Verify the version and try again.`,
    );
  }

  /**
   * Writes a new version; what it doesn't say is as before.
   * @throws {ServiceError} ParameterAlreadyExists, ParameterPatternMismatchException,
   *   InvalidAllowedPatternException, ValidationException: a first version needs a type
   */
  put({ Overwrite, Type, ...request }: PutRequest, { arn }: Caller): ParameterVersion {
    const before = this.find({ Name: request.Name });
    if (before && !Overwrite) throw new ServiceError('ParameterAlreadyExists', alreadyExists);
    if (!before && !Type) throw new ServiceError('ValidationException', typeRequired);
    const version: ParameterVersion = {
      Type: 'String',
      DataType: 'text',
      Tier: 'Standard',
      ...before,
      ...request,
      Version: nextVersion(before),
      LastModifiedDate: this.#clock.now() / 1000,
      LastModifiedUser: arn,
    };
    checkPattern(version);
    const { Name } = version;
    this.#versions.set(Name, [...(this.#versions.get(Name) ?? []), version].slice(-versionsKept));
    this.#tell(before ? 'Update' : 'Create', version);
    return version;
  }

  /** @throws {ServiceError} ParameterNotFound */
  delete(name: string): void {
    const last = this.get({ Name: name });
    this.#versions.delete(name);
    this.#tell('Delete', last);
  }

  #tell(operation: ParameterChange['operation'], { Name, Type, Description }: ParameterVersion): void {
    this.#onChange({ operation, name: Name, type: Type, description: Description });
  }
}
