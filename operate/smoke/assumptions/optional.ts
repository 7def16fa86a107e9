import type { Assumption } from './assumption';

/** What the features stand on that an environment may do without. */
export const OPTIONAL = [
  {
    id: 'O1',
    seenBy: 'deployment',
    assume:
      'Azure OpenAI takes tokens for `https://ai.azure.com` at its v1 address ([its error guide](https://learn.microsoft.com/azure/ai-foundry/openai/how-to/troubleshoot-errors) names it)',
    ifNot: 'The triage says that the model did not answer (401), and nothing else waits for it',
    see: 'The first run of `triage`; write the other audience as `triage.model.audience`',
  },
  {
    id: 'O2',
    seenBy: 'deployment',
    assume:
      'A managed identity with Microsoft Sentinel Responder may query `api.loganalytics.azure.com`',
    ifNot: 'The model is not asked (`record`), and the run fails',
    see: 'The action `Rule_record`',
  },
  {
    id: 'O3',
    seenBy: 'deployment',
    assume:
      'A rule for updates takes `IncidentLabel StartsWith` and a status that has changed to Closed',
    ifNot: 'The deployment of the rule is refused, and no outcome is noted',
    see: '`cdktf deploy`',
  },
  {
    id: 'O4',
    system: 'ServiceNow',
    seenBy: 'you',
    assume:
      '`business_criticality` stands on computers; on some instances it is spelt `busines_criticality`, and stands on services alone',
    ifNot: 'No impact is raised; `bridge doctor` warns of the column',
    see: '`bridge doctor`, check `servicenow.context`',
  },
  {
    id: 'O5',
    system: 'ServiceNow',
    seenBy: 'you',
    assume:
      '`X-Total-Count` counts what a query finds before access is checked, and texts are compared without regard to case',
    ifNot:
      'A ticket says that nothing matches where there is something that the account may not see',
    see: 'Take `cmdb_read` from the account once, and open a ticket',
  },
  {
    id: 'O6',
    seenBy: 'you',
    assume:
      'The upload API of threat intelligence takes ids that are a `sys_id` in the form of a UUID, and keeps the newest `modified` of one id',
    ifNot: 'Indicators are refused one by one, and the workbook says why; or they are doubled',
    see: 'The page _Threat intelligence_ of the workbook after the first run',
  },
  {
    id: 'O7',
    system: 'ServiceNow',
    seenBy: 'you',
    assume:
      'Observables have the columns `value`, `type`, `finding` and `security_tags`, and are related by `task` and `observable`',
    ifNot: 'Nothing is brought or related; `bridge doctor` names the column',
    see: '`bridge doctor`; the names stand in `mappings/servicenow/`',
  },
  {
    id: 'O8',
    seenBy: 'deployment',
    assume:
      'The catalogue of Content Hub (`contentProductPackages`) takes a `$filter` on `properties/contentId`, gives a solution once and in its newest version alone, and can be listed by azapi with the workspace as the parent',
    ifNot:
      'The plan stops: with the message that the catalogue lacks the solution, or with the refusal of Azure; nothing is installed',
    see: '`cdktf diff` of an environment with `contentHub`',
  },
  {
    id: 'O9',
    seenBy: 'deployment',
    assume:
      'Writing `contentPackages` on the workspace with the five properties of [the example](https://learn.microsoft.com/rest/api/securityinsights/content-package/install) installs the solution, reads back as it was written, and Microsoft Sentinel Contributor may do it',
    ifNot:
      'The deployment of the solution is refused, or every plan shows a difference; nothing else waits for it',
    see: '`cdktf deploy`, then `cdktf diff`, which shows nothing; `bridge doctor`, check `azure.solutions`',
  },
  {
    id: 'O10',
    seenBy: 'you',
    assume:
      'Writing `contentPackages` brings the templates of the solution too; public scripts deploy its `packagedContent` besides',
    ifNot:
      'Content Hub calls the solution installed, and its templates are missing; the bridge uses none of them. Install it in the portal instead',
    see: 'Content Hub, the solution, _Manage_: its content items',
  },
  {
    id: 'O11',
    system: 'ServiceNow',
    seenBy: 'you',
    assume:
      'The list _Configuration Items_ of a security incident shows the rows of `task_ci`, as _Affected CIs_ of other tickets does; `itil` may write them, and a given `sys_id` is honoured',
    ifNot:
      'Affected items are not listed: where ServiceNow refuses one, the comment with the link to the ticket says so',
    see: 'The list of a ticket whose incident names two computers of the CMDB',
  },
] as const satisfies readonly Assumption[];
