import type { Environment } from '../../environments';
import { nearest } from '../../workflow/lint/nearest';
import { type Integration, integrationsOf } from '../integrations';

/** A playbook whose failed runs can be made up for. */
export interface Replayable {
  /** As `servicenow-open`. */
  readonly key: string;
  readonly system: Integration['system'];
  readonly does: 'open' | 'push';
  /** Its resource id. */
  readonly id: string;
}

/** The playbooks of an environment whose failed runs can be made up for: those that work on one incident each. */
const replayablesOf = (environment: Environment): readonly Replayable[] =>
  integrationsOf(environment).flatMap(({ key, system, playbooks }) =>
    (['open', 'push'] as const).map((does) => ({
      key: `${key}-${does}`,
      system,
      does,
      id: playbooks[does],
    })),
  );

/**
 * The playbooks that somebody has named; all, where none is named.
 * @throws for a name that none of them has
 */
export function replayablesNamed(
  environment: Environment,
  names: readonly string[],
): readonly Replayable[] {
  const all = replayablesOf(environment);
  const keys = all.map(({ key }) => key);
  if (all.length === 0) {
    throw new Error(
      `${environment.name} has no playbook that works on one incident: nothing can be replayed there`,
    );
  }
  for (const name of names) {
    if (keys.includes(name)) continue;
    if (name.endsWith('reconcile')) {
      throw new Error(
        `--playbook ${name}: a run of reconcile is not replayed, since its next run does the work; write ${keys.join(', ')}`,
      );
    }
    const meant = nearest(name, keys);
    throw new Error(
      `--playbook ${name}: ${environment.name} has no such playbook; ${meant === undefined ? `write ${keys.join(', ')}` : `did you mean '${meant}'?`}`,
    );
  }
  return names.length === 0 ? all : all.filter(({ key }) => names.includes(key));
}
