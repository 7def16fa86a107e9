import { synthesize } from '../constructs/synthesize';
import { environmentsNamed } from './stacks';
import { summaryOf } from './summary';

/** `bridge synth`: writes the environments as Terraform, and prints what each holds. */
export function synth(names: readonly string[]): void {
  const today = new Date();
  for (const stack of synthesize(environmentsNamed(names))) console.log(summaryOf(stack, today));
}
