import type { AzureContext } from '../../systems/azure/identity';
import { writeComment } from '../../systems/sentinel/calls';
import { incident } from '../../systems/sentinel/incident';
import { text } from '../../workflow/text';
import type { Expr } from '../../workflow/tree';
import type { Part } from '../failed-steps';
import { refuseIf } from '../refuse';
import type { Host } from './host';
import { type Verdicts, endingOf } from './verdict';

/** The end of a run on a host. */
export interface Told extends Part {
  /** The word for how it has ended. */
  readonly outcome: Expr<string>;
}

/**
 * Tells the incident how the host stands, and makes the run fail where that is not what was wanted.
 * @param wanted what the run was to do, as `releasing the host`, and whether it could not
 */
export function tellStand(
  azure: AzureContext,
  host: Host,
  verdicts: Verdicts,
  wanted: { readonly doing: string; readonly hasFailed: Expr<boolean> },
): Told {
  const ending = endingOf('Outcome', verdicts);
  const told = writeComment(
    'Say_state',
    azure,
    incident.id,
    host.comment,
    text`<p>${ending.says}</p>`,
  );
  const proven = refuseIf('Proven', wanted.hasFailed);
  return {
    outcome: ending.outcome,
    actions: [ending.action, told, proven],
    steps: [
      { action: told, doing: 'telling the incident how the host stands' },
      { action: proven, doing: wanted.doing },
    ],
  };
}
