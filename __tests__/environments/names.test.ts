import fc from 'fast-check';
import { loadEnvironments, namesOf, parseEnvironment } from '../../environments';
import { check } from '../../environments/finding';
import { namesSchema } from '../../environments/names';
import { TODAY, minimal, minimalWith } from './settings';

test('one scheme names everything', () => {
  expect(namesOf(parseEnvironment(minimal, { today: TODAY }))).toMatchInlineSnapshot(`
    {
      "actionGroup": "ag-bridge-prod",
      "alerts": "alert-bridge-prod",
      "autoClose": "logic-bridge-prod-auto-close",
      "autoCloseIdentity": "id-bridge-prod-auto-close",
      "autoCloseSentinelConnection": "con-bridge-prod-auto-close-sentinel",
      "change": "logic-bridge-prod-change",
      "changeIdentity": "id-bridge-prod-change",
      "changeSentinelConnection": "con-bridge-prod-change-sentinel",
      "isolate": "logic-bridge-prod-isolate",
      "jiraIdentity": "id-bridge-prod-jira",
      "jiraOpen": "logic-bridge-prod-jira-open",
      "jiraPush": "logic-bridge-prod-jira-push",
      "jiraReconcile": "logic-bridge-prod-jira-reconcile",
      "jiraSentinelConnection": "con-bridge-prod-jira-sentinel",
      "observables": "logic-bridge-prod-observables",
      "observablesIdentity": "id-bridge-prod-observables",
      "observablesSentinelConnection": "con-bridge-prod-observables-sentinel",
      "release": "logic-bridge-prod-release",
      "resourceGroup": "rg-bridge-prod",
      "responseIdentity": "id-bridge-prod-response",
      "responseSentinelConnection": "con-bridge-prod-response-sentinel",
      "serviceNowIdentity": "id-bridge-prod-servicenow",
      "serviceNowOpen": "logic-bridge-prod-servicenow-open",
      "serviceNowPush": "logic-bridge-prod-servicenow-push",
      "serviceNowReconcile": "logic-bridge-prod-servicenow-reconcile",
      "serviceNowSentinelConnection": "con-bridge-prod-servicenow-sentinel",
      "threatIntelligence": "logic-bridge-prod-threat-intelligence",
      "threatIntelligenceIdentity": "id-bridge-prod-threat-intelligence",
      "triage": "logic-bridge-prod-triage",
      "triageEndpoint": "dce-bridge-prod-triage",
      "triageIdentity": "id-bridge-prod-triage",
      "triageModel": "oai-bridge-prod-4be9b4",
      "triageOutcome": "logic-bridge-prod-triage-outcome",
      "triageRule": "dcr-bridge-prod-triage",
      "triageSentinelConnection": "con-bridge-prod-triage-sentinel",
      "vault": "kv-bridge-prod-4be9b4",
    }
  `);
});

test('an environment may replace every name', () => {
  const names = {
    resourceGroup: 'rg-soc',
    vault: 'kv-soc',
    serviceNowIdentity: 'id-soc',
    serviceNowSentinelConnection: 'con-soc',
    serviceNowOpen: 'logic-soc',
    serviceNowPush: 'logic-soc-push',
    serviceNowReconcile: 'logic-soc-reconcile',
    autoCloseIdentity: 'id-close',
    autoCloseSentinelConnection: 'con-close',
    autoClose: 'logic-close',
    changeIdentity: 'id-chg',
    changeSentinelConnection: 'con-chg',
    change: 'logic-chg',
    responseIdentity: 'id-resp',
    responseSentinelConnection: 'con-resp',
    isolate: 'logic-cut',
    release: 'logic-free',
    observablesIdentity: 'id-observables',
    observablesSentinelConnection: 'con-observables',
    observables: 'logic-observables',
    threatIntelligenceIdentity: 'id-intelligence',
    threatIntelligence: 'logic-intelligence',
    jiraIdentity: 'id-jira',
    jiraSentinelConnection: 'con-jira',
    jiraOpen: 'logic-jira',
    jiraPush: 'logic-jira-push',
    jiraReconcile: 'logic-jira-reconcile',
    actionGroup: 'ag-soc',
    alerts: 'alrt-soc',
    triageIdentity: 'id-triage',
    triageSentinelConnection: 'con-triage',
    triage: 'logic-triage',
    triageOutcome: 'logic-triage-outcome',
    triageModel: 'oai-soc',
    triageEndpoint: 'dce-soc',
    triageRule: 'dcr-soc',
  };
  expect(namesOf(parseEnvironment(minimalWith({ names }), { today: TODAY }))).toEqual(names);
});

test('the vault has another name in another subscription, and the same one in any spelling of it', () => {
  const vaultIn = (subscriptionId: string) =>
    namesOf({ name: 'prod', azure: { subscriptionId } }).vault;
  const [first, second] = ['abcdef00-0000-4000-8000-000000000000', minimal.azure.subscriptionId];
  expect(vaultIn(first)).not.toBe(vaultIn(second));
  expect(vaultIn(first.toUpperCase())).toBe(vaultIn(first));
});

test('a name that is replaced is not generated, so it cannot be wrong', () => {
  const settings = minimalWith({ name: 'production', names: { vault: 'kv-acme' } });
  expect(namesOf(parseEnvironment(settings, { today: TODAY })).vault).toBe('kv-acme');
});

test('whatever an environment is called, it loads only with names that Azure takes', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{1,11}$/);
  fc.assert(
    fc.property(name, (given) => {
      const settings = minimalWith({ name: given });
      const isTaken =
        check(namesSchema, namesOf({ ...minimal, name: given })).findings.length === 0;
      const load = () => loadEnvironments([settings], { today: TODAY });
      if (isTaken) expect(load).not.toThrow();
      else expect(load).toThrow('names.vault: the generated ');
    }),
  );
});
