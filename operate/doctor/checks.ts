import { appRoleChecks } from './azure/app-roles';
import { connectionChecks } from './azure/connections';
import { grantChecks } from './azure/grants';
import { logChecks } from './azure/logs';
import { principalChecks } from './azure/principals';
import { solutionChecks } from './azure/solutions';
import { subscriptionChecks } from './azure/subscription';
import type { Check } from './check';
import type { Deployment } from './deployment';
import { cursorChecks } from './playbooks/cursor';
import { definitionChecks } from './playbooks/definition';
import { ruleChecks } from './playbooks/rules';
import { workflowChecks, workflowsOf } from './playbooks/workflows';
import { jiraChecks } from './jira/checks';
import { secretChecks } from './secrets';
import { serviceNowChecks } from './servicenow/checks';

/** Everything that is looked at in an environment, in the order in which it is told. */
export function checksOf(deployment: Deployment): readonly Check[] {
  const workflows = workflowsOf(deployment);
  return [
    ...subscriptionChecks(deployment),
    ...grantChecks(deployment),
    ...principalChecks(deployment),
    ...appRoleChecks(deployment),
    ...connectionChecks(deployment),
    ...logChecks(deployment),
    ...solutionChecks(deployment),
    ...workflowChecks(workflows),
    ...definitionChecks(deployment, workflows),
    ...ruleChecks(deployment),
    ...cursorChecks(deployment),
    ...secretChecks(deployment),
    ...serviceNowChecks(deployment.access),
    ...jiraChecks(deployment.access),
  ];
}
