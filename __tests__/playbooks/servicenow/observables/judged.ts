import { candidates, type Judged } from '../../../../playbooks/servicenow/observables/candidates';
import { incidentTrigger } from '../../../../systems/sentinel/incident';
import { OBSERVABLE_KINDS, type ObservableKind } from '../../../../systems/servicenow/types';
import type { Json } from '../../../../workflow/parameter';
import { toJson } from '../../../../workflow/to-json';
import { action, runOnce } from '../../../emulator/runtime/support/playbook';

/** What the playbook makes of the values in entities, by the definition that is deployed. */
export async function judge(
  relatedEntities: Json,
  {
    kinds = OBSERVABLE_KINDS,
    ownDomains = ['acme.com'],
  }: { readonly kinds?: readonly ObservableKind[]; readonly ownDomains?: readonly string[] } = {},
): Promise<readonly Judged[]> {
  const { actions } = candidates({ kinds, ownDomains });
  const { actions: given, parameters = {} } = toJson({
    description: '',
    trigger: incidentTrigger(),
    actions,
  });
  const run = await runOnce(given, {
    rest: { parameters },
    input: { body: { object: { properties: { relatedEntities } } } },
  });
  if (run.status !== 'Succeeded') throw new Error(JSON.stringify(run.actions()));
  const { body } = JSON.parse(JSON.stringify(action(run, 'Judged_values').outputs)) as {
    readonly body: readonly Judged[];
  };
  return body.filter(({ reason }) => reason !== '-');
}
