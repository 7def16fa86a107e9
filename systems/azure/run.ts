import { call, concat } from '../../workflow/calls';
import { type Expr, ref } from '../../workflow/tree';
import type { Cloud } from './cloud';

/** What an expression can know of the workflow that it stands in. */
interface Workflow {
  /** The workflow's resource id. */
  readonly id: string;
  readonly name: string;
  readonly run: { readonly name: string };
}

const workflow = ref<Workflow>(call('workflow').node);

/** The name of the workflow that is running. */
export const playbookName: Expr<string> = workflow.name;

/** The address of this run in the Azure portal. */
export const runLink = (cloud: Cloud): Expr<string> => {
  const run = call('encodeUriComponent', concat(workflow.id, '/runs/', workflow.run.name));
  return concat(`${cloud.portal}/#view/Microsoft_Azure_EMA/LogicAppsMonitorBlade/runid/`, run);
};
