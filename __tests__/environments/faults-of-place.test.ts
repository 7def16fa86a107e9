import { faultsOf } from './settings';

describe.each([
  {
    what: 'a name with a capital letter',
    changes: { name: 'Prod' },
    faults: [
      "environments/Prod: name: 'Prod' is no environment name: 2-12 lower-case letters, digits and hyphens, starting with a letter; write 'prod'",
    ],
  },
  {
    what: 'a name of one letter',
    changes: { name: 'x' },
    faults: [
      "environments/x: name: 'x' is no environment name: 2-12 lower-case letters, digits and hyphens, starting with a letter; write one like 'prod'",
    ],
  },
  {
    what: 'a name that is no text',
    changes: { name: 7 },
    faults: [
      "environments[0]: name: 7 is a number, not a text; give the environment's name, part of every generated name: 2-12 letters, digits, hyphens",
    ],
  },
  {
    what: 'a name that makes the vault name too long',
    changes: { name: 'production' },
    faults: [
      "environments/production: names.vault: the generated 'kv-bridge-production-ecf5fe' is no key vault name: 3-24 letters, digits and single hyphens, starting with a letter and ending with a letter or digit; write a name of its own here",
    ],
  },
  {
    what: 'a tenant that is no GUID',
    changes: { 'azure.tenantId': 'acme.onmicrosoft.com' },
    faults: [
      "azure.tenantId: 'acme.onmicrosoft.com' is no GUID; write it like '00000000-0000-0000-0000-000000000000'",
    ],
  },
  {
    what: 'a missing setting',
    changes: { 'azure.tenantId': undefined },
    faults: ['azure.tenantId: is missing; give the Microsoft Entra tenant, a GUID'],
  },
  {
    what: 'an unknown setting',
    changes: { 'azure.tenantID': 'x' },
    faults: ["azure.tenantID: is no setting; did you mean 'tenantId'?"],
  },
  {
    what: 'a region by its display name',
    changes: { 'azure.location': 'West Europe' },
    faults: ["azure.location: 'West Europe' is no region name; write 'westeurope'"],
  },
  {
    what: 'a cloud that does not exist',
    changes: { 'azure.cloud': 'gov' },
    faults: ["azure.cloud: 'gov' is none of 'public', 'usGovernment', 'china'"],
  },
  {
    what: 'a missing part',
    changes: { azure: undefined },
    faults: ['azure: is missing; give the place the environment is deployed to'],
  },
  {
    what: 'a workspace name that is too short',
    changes: { 'sentinel.workspace': 'law' },
    faults: [
      "sentinel.workspace: 'law' is no Log Analytics workspace name: 4-63 letters, digits and hyphens, no hyphen at either end",
    ],
  },
  {
    what: 'a resource group that ends in a dot',
    changes: { 'sentinel.resourceGroup': 'rg.' },
    faults: [
      "sentinel.resourceGroup: 'rg.' is no resource group name: 1-90 letters, digits, - _ . ( ), not ending in a dot",
    ],
  },
  {
    what: 'a workspace id that is no GUID',
    changes: { 'sentinel.customerId': 'law' },
    faults: [
      "sentinel.customerId: 'law' is no GUID; write it like '00000000-0000-0000-0000-000000000000'",
    ],
  },
  {
    what: 'a health log that is turned on by a word',
    changes: { 'sentinel.turnOnHealth': 'yes' },
    faults: [
      "sentinel.turnOnHealth: 'yes' is a text, not true or false; give true to turn on Sentinel's health log (table SentinelHealth), which says when an automation rule could not start a playbook; false where somebody has turned it on already: Azure takes one such setting for a workspace",
    ],
  },
  {
    what: 'an object id that is no GUID',
    changes: { securityInsightsObjectId: '98785600' },
    faults: [
      "securityInsightsObjectId: '98785600' is no GUID; write it like '00000000-0000-0000-0000-000000000000'",
    ],
  },
  {
    what: 'a state with three faults',
    changes: {
      state: { resourceGroup: 'rg', storageAccount: 'St-1', container: 'a--b', key: '/prod' },
    },
    faults: [
      "state.storageAccount: 'St-1' is no storage account name: 3-24 lower-case letters and digits",
      "state.container: 'a--b' is no storage container name: 3-63 lower-case letters, digits and single hyphens, no hyphen at either end",
      "state.key: '/prod' is no blob name: 1-1024 characters, no slash at either end, no dot at the end",
    ],
  },
  {
    what: 'a system that does not exist',
    changes: { zendesk: {} },
    faults: [
      'zendesk: is no setting; the settings here are name, azure, sentinel, securityInsightsObjectId, deployerObjectId, state, serviceNow, jira, storeApp, autoClose, threatIntelligence, response, triage, contentHub, notify, health, vault, names, tags',
    ],
  },
])('$what', ({ changes, faults }) => {
  test('is told with its path, its value and what would be right', () => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});
