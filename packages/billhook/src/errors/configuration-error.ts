// The configuration is wrong. It lists everything that is wrong at once, so that starting an app is
// not a game of one error after another. It is not thrown for a key that Stripe refuses.
import { BillhookError } from './billhook-error.ts';

export class ConfigurationError extends BillhookError {
  /** One sentence per setting that is wrong, naming the variable and where to find its value. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const list = problems.map((problem, index) => `  ${index + 1}. ${problem}`).join('\n');
    super('configuration_invalid', `Billhook cannot start. Please correct:\n${list}`);
    this.problems = problems;
  }
}
