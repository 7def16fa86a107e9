import { type Outcome, succeeded } from '../record';
import { render } from '../template';
import type { Execution } from './handler';

/** Compose: its outputs are its inputs, evaluated. */
export function runCompose({ action, scope }: Execution): Outcome {
  const inputs = render(action.json.inputs ?? null, scope);
  return succeeded(inputs, { inputs });
}
