// Collects what is wrong with a request while its parameters are walked, and says which of it is answered.
import { missingParameter, unknownParameters, type ParameterError } from './parameter-error.ts';

/** What was found so far in one request. */
export class Findings {
  readonly #unknown: string[] = [];
  #invalid: ParameterError | undefined;
  #missing: string | undefined;

  addUnknown(param: string): void {
    this.#unknown.push(param);
  }

  /** Only the first is kept: Stripe answers with one error. */
  addInvalid(error: ParameterError): void {
    this.#invalid ??= error;
  }

  addMissing(param: string): void {
    this.#missing ??= param;
  }

  get hasSome(): boolean {
    return this.#unknown.length > 0 || this.#invalid !== undefined || this.#missing !== undefined;
  }

  /**
   * The error to answer with; undefined when the request is right. Which of several errors Stripe answers with is not
   * documented; here a parameter that does not exist comes first, since
   * a misspelled one is often the reason why another is missing. `similarName` looks for what may have been meant.
   */
  toError(similarName: (name: string) => string | undefined): ParameterError | undefined {
    const [first, ...others] = this.#unknown;
    if (first !== undefined) {
      return unknownParameters(this.#unknown, others.length === 0 ? similarName(first) : undefined);
    }
    if (this.#invalid !== undefined) return this.#invalid;
    return this.#missing === undefined ? undefined : missingParameter(this.#missing);
  }
}
