import prod from '../../../environments/prod';
import type { Deployed } from '../deployed';
import { type Case, at, expectNamed, having, without } from './case';
import { healthOf, healthy } from './healthy';

// A whole environment at work, and a hundred calls over HTTP.
jest.setTimeout(60_000);

const OPEN = 'workflows/logic-bridge-prod-servicenow-open';
const DEFINITION = ['properties', 'definition'];
const RULE = 'Sentinel Bridge prod: open ServiceNow tickets';

/** The id of the automation rule that opens tickets. */
const ruleOf = ({ world }: Deployed): string =>
  world.stack.automationRules.find(({ displayName }) => displayName === RULE)?.id ?? '';

const CASES: Readonly<Record<string, Case>> = {
  'a subscription that was disabled': {
    broken: ({ world }) =>
      world.azure.change(world.stack.workspace.subscriptionId, having({ state: 'Disabled' })),
    check: 'azure.subscription',
    found: /^the subscription is Disabled$/,
    fix: /have its owner enable it/,
  },
  'a resource provider that is not registered': {
    broken: ({ world }) => world.azure.remove('/providers/Microsoft.Logic'),
    check: 'azure.providers',
    found: /^the resource provider Microsoft\.Logic is not registered/,
    fix: /^az provider register --namespace Microsoft\.Logic --subscription 9d62a0b5/,
  },
  'a resource provider that is still registering': {
    broken: ({ world }) =>
      world.azure.change(
        '/providers/Microsoft.SecurityInsights',
        having({ registrationState: 'Registering' }),
      ),
    check: 'azure.providers',
    found: /Microsoft\.SecurityInsights is not registered/,
    fix: /az provider register/,
  },
  'a workspace without Sentinel': {
    broken: ({ world }) => world.azure.remove('/onboardingStates/default'),
    check: 'azure.workspace',
    found: /^Microsoft Sentinel is not on in the workspace law-sentinel-prod$/,
    fix: /add it in the portal/,
  },
  'a workspace that is elsewhere': {
    broken: ({ world }) => world.azure.remove('/workspaces/law-sentinel-prod'),
    check: 'azure.workspace',
    found: /^the workspace law-sentinel-prod is not in the resource group rg-secops-prod$/,
    fix: /correct sentinel in environments\/prod\.ts/,
  },
  'an identity that was deleted': {
    broken: ({ world }) => world.azure.remove('/id-bridge-prod-jira'),
    check: 'azure.identities',
    found: /^the identity id-bridge-prod-jira is not there$/,
    fix: /deploy the environment/,
  },
  'a role that was taken away': {
    broken: ({ world }) => world.revoke('Jira_Identity_MicrosoftSentinelResponder'),
    check: 'azure.roles',
    found:
      /^id-bridge-prod-jira does not hold Microsoft Sentinel Responder on .*law-sentinel-prod$/,
    fix: /az role assignment create --assignee-object-id [0-9a-f-]{36} .*--role 3e150937-b8fe-4cfb-8069-0eaf05ecd056 --scope/,
  },
  'a grant on a secret that was taken away': {
    broken: ({ world }) => world.revoke('ServiceNow_Identity_Secret-servicenow-password'),
    check: 'azure.roles',
    found:
      /^id-bridge-prod-servicenow does not hold Key Vault Secrets User on .*\/secrets\/servicenow-password$/,
    fix: /az role assignment create/,
  },
  'Sentinel, which may no longer start playbooks': {
    broken: ({ world }) => world.revoke('Platform_AutomationGrant'),
    check: 'azure.security-insights',
    found:
      /^Azure Security Insights does not hold Microsoft Sentinel Automation Contributor on .*rg-bridge-prod$/,
    fix: /az role assignment create .*--role f4c81013-99ee-4d62-a7ee-b3f1f648599a/,
  },
  'the application, which may no longer read incidents': {
    broken: ({ world }) => world.revoke('StoreApp_MicrosoftSentinelResponder'),
    check: 'azure.application',
    found: /^Sentinel-to-ServiceNow does not hold Microsoft Sentinel Responder/,
    fix: /az role assignment create/,
  },
  'a connection in error': {
    broken: ({ world }) =>
      world.azure.change(
        '/con-bridge-prod-jira-sentinel',
        at(
          ['properties'],
          having({
            statuses: [{ status: 'Error', error: { code: 'Unauthorized', message: 'expired' } }],
          }),
        ),
      ),
    check: 'azure.connections',
    found: /^the connection con-bridge-prod-jira-sentinel is in the state Error \(expired\)$/,
    fix: /delete it and deploy again/,
  },
  'a connection of somebody’s own': {
    broken: ({ world }) =>
      world.azure.change(
        '/con-bridge-prod-jira-sentinel',
        at(['properties'], without('parameterValueType')),
      ),
    check: 'azure.connections',
    found: /signs in with a login of somebody/,
    fix: /delete it and deploy again/,
  },
  'a playbook that is no longer logged': {
    broken: ({ world }) =>
      world.azure.remove(`${OPEN}/providers/Microsoft.Insights/diagnosticSettings/sentinel-bridge`),
    check: 'azure.run-history',
    found:
      /^the log WorkflowRuntime of logic-bridge-prod-servicenow-open does not go to law-sentinel-prod$/,
    fix: /deploy the environment/,
  },
  'Sentinel’s health log, which is off': {
    broken: (it) => {
      for (const { id } of it.world.azure.under(
        healthOf(it),
        'Microsoft.Insights/diagnosticSettings',
      )) {
        it.world.azure.remove(id);
      }
    },
    check: 'azure.sentinel-health',
    found: /^Sentinel's health is not logged/,
    fix: /Auditing and health monitoring/,
  },
  'a playbook that was deleted': {
    broken: ({ world }) => world.azure.remove(OPEN),
    check: 'playbooks.deployed',
    found: /^the playbook logic-bridge-prod-servicenow-open is not there$/,
    fix: /deploy the environment/,
  },
  'a playbook that was turned off': {
    broken: ({ world }) =>
      world.azure.change(OPEN, at(['properties'], having({ state: 'Disabled' }))),
    check: 'playbooks.enabled',
    found: /^the playbook logic-bridge-prod-servicenow-open is disabled$/,
    fix: /az rest --method post --url '.*servicenow-open\/enable\?api-version=2019-05-01'/,
  },
  'a step that was taken out': {
    broken: ({ world }) =>
      world.azure.change(
        OPEN,
        at([...DEFINITION, 'actions', 'If_wanted', 'actions'], without('Find_ticket')),
      ),
    check: 'playbooks.definition',
    found: /^logic-bridge-prod-servicenow-open: the action Find_ticket is gone$/,
    fix: /deploy it anew/,
  },
  'a part of a step that was taken out': {
    broken: ({ world }) =>
      world.azure.change(
        OPEN,
        at(
          [...DEFINITION, 'actions', 'If_wanted', 'actions', 'Read_password'],
          without('runtimeConfiguration'),
        ),
      ),
    check: 'playbooks.definition',
    found:
      /^logic-bridge-prod-servicenow-open: runtimeConfiguration of the action Read_password is gone$/,
    fix: /deploy it anew/,
  },
  'a row of a mapping that was changed': {
    broken: ({ world }) =>
      world.azure.change(
        OPEN,
        at(
          [...DEFINITION, 'parameters', 'urgencyOf', 'defaultValue', 'incident'],
          having({ High: 3 }),
        ),
      ),
    check: 'playbooks.definition',
    found: /: defaultValue\.incident\.High of the parameter urgencyOf is another one$/,
    fix: /deploy it anew/,
  },
  'a step that was added': {
    broken: ({ world }) =>
      world.azure.change(
        OPEN,
        at([...DEFINITION, 'actions'], having({ Mine: { type: 'Compose' } })),
      ),
    check: 'playbooks.definition',
    found: /: the action Mine was added$/,
    fix: /deploy it anew/,
  },
  'something that Azure may have added': {
    broken: ({ world }) =>
      world.azure.change(
        OPEN,
        at(
          [...DEFINITION, 'actions', 'If_wanted', 'actions', 'Read_password'],
          having({ operationOptions: 'x' }),
        ),
      ),
    check: 'playbooks.definition',
    verdict: 'warning',
    found: /: operationOptions of the action Read_password was added$/,
    fix: /if Azure did, nothing needs to be done/,
  },
  'a playbook without its identity': {
    broken: ({ world }) => world.azure.change(OPEN, without('identity')),
    check: 'playbooks.definition',
    found:
      /^logic-bridge-prod-servicenow-open no longer has the identity id-bridge-prod-servicenow$/,
    fix: /deploy it anew/,
  },
  'a rule that was turned off': {
    broken: (it) =>
      it.world.azure.change(
        ruleOf(it),
        at(['properties', 'triggeringLogic'], having({ isEnabled: false })),
      ),
    check: 'playbooks.rules',
    found: /^the automation rule 'Sentinel Bridge prod: open ServiceNow tickets' is off$/,
    fix: /turn it on/,
  },
  'a rule that was deleted': {
    broken: (it) => it.world.azure.remove(ruleOf(it)),
    check: 'playbooks.rules',
    found: /is not there$/,
    fix: /deploy the environment/,
  },
  'a rule that starts nothing': {
    broken: (it) => it.world.azure.change(ruleOf(it), at(['properties'], having({ actions: [] }))),
    check: 'playbooks.rules',
    found: /no longer starts its playbook$/,
    fix: /deploy the environment/,
  },
  'a rule with conditions of somebody’s own': {
    broken: (it) =>
      it.world.azure.change(
        ruleOf(it),
        at(['properties', 'triggeringLogic'], having({ conditions: [] })),
      ),
    check: 'playbooks.rules',
    found: /has other conditions than the stack$/,
    fix: /deploy the environment/,
  },
  'a rule that has ended': {
    broken: (it) =>
      it.world.azure.change(
        ruleOf(it),
        at(
          ['properties', 'triggeringLogic'],
          having({ expirationTimeUtc: '2026-11-01T00:00:00Z' }),
        ),
      ),
    check: 'playbooks.rules',
    found: /has ended at 2026-11-01T00:00:00Z$/,
    fix: /deploy the environment/,
  },
};

describe('one thing is broken in production:', () => {
  let it: Deployed;
  beforeAll(async () => {
    it = await healthy(prod);
  });
  afterAll(() => it.close());

  test.each(Object.entries(CASES))('%s', (_, one) => expectNamed(it, one));

  test('a sweep that fails', async () => {
    const path = '*servicenow-reconcile/runs*';
    it.world.inject([{ call: { path }, fault: { kind: 'status', status: 403 } }]);
    await it.clock.sleep(40 * 60_000);
    await expectNamed(it, {
      // Its calls fail no longer, and it has not run since.
      broken: () => it.world.inject([]),
      check: 'playbooks.cursor.servicenow',
      found:
        /^logic-bridge-prod-servicenow-reconcile has not succeeded for \d+ minutes, and runs every 5$/,
      fix: /look at its run \S+ in the portal \(Failed, .*docs\/playbooks/,
    });
  });
});
