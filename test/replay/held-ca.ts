import type { Fault } from '../../local/index.ts';

/** The CA holds an order's certificate back until it is told what to do. */
export class HeldCa implements Fault {
  readonly service = 'acm-pca';
  readonly operation = 'IssueCertificate';
  readonly times = Infinity;
  readonly role: string;
  readonly about: readonly string[];
  error: Fault['error'];
  isAsked = false;
  readonly #decided: Promise<undefined>;
  #letGo: () => void = () => undefined;
  #isDecided = false;

  constructor(role: string, orderId: string) {
    [this.role, this.about] = [role, [orderId]];
    this.#decided = new Promise((resolve) => {
      this.#letGo = () => {
        resolve(undefined);
      };
    });
  }

  get isHeld(): boolean {
    return this.isAsked && !this.#isDecided;
  }

  readonly waitsFor = (): Promise<undefined> => {
    this.isAsked = true;
    return this.#decided;
  };

  decide(error?: Fault['error']): void {
    this.error = error;
    this.#isDecided = true;
    this.#letGo();
  }
}
