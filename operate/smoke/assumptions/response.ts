import type { Assumption } from './assumption';

/** What raising changes and isolating hosts stand on. */
export const RESPONSE = [
  {
    id: 'R1',
    seenBy: 'you',
    assume:
      'Nothing tells a playbook who has run it by hand: [the request](https://learn.microsoft.com/rest/api/securityinsights/incidents/run-playbook) names the playbook alone. So the incident’s owner counts as who asks',
    ifNot:
      'Nothing breaks, but the requester could be taken from there, and a member of the approvers could no longer ask in another owner’s name',
    see: 'The trigger’s outputs in the history of a run by hand',
  },
  {
    id: 'R2',
    seenBy: 'you',
    system: 'ServiceNow',
    assume:
      'The Change Management API keeps `correlation_id`, `correlation_display` and `parent` of a new change, and takes `state` in a `PATCH`',
    ifNot:
      'The run says that approval could not be asked for, or that the change cannot be found; nothing is isolated',
    see: 'The first request',
  },
  {
    id: 'R3',
    seenBy: 'you',
    system: 'ServiceNow',
    assume:
      'The integration account may read `sysapproval_approver` and `sys_user_grmember`, and `sys_updated_by` of an approval is who has answered',
    ifNot: 'Every approval counts as given by nobody who may; nothing is isolated',
    see: 'The first approval',
  },
  {
    id: 'R4',
    seenBy: 'you',
    assume:
      'A move of a machine is in the list of machine actions as soon as it was asked for, and `requestorComment` keeps its text',
    ifNot:
      'The run says that the host is not isolated, though it is; a second run sees it, and an approval could serve twice',
    see: 'The first isolation, of a machine of your own',
  },
  {
    id: 'R5',
    seenBy: 'you',
    system: 'Jira',
    assume:
      'Whoever may approve shows an e-mail address to the account, and the account may read groups (_Browse users and groups_)',
    ifNot: 'Every approval counts as given by nobody who may; nothing is isolated',
    see: 'The first approval',
  },
  {
    id: 'R6',
    seenBy: 'deployment',
    assume:
      'A fresh grant of an application role acts at once; tokens of an identity are kept for up to a day',
    ifNot: 'Runs on the first day are answered 403 by Defender',
    see: 'The first run',
  },
] as const satisfies readonly Assumption[];
