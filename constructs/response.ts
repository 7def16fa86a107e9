import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { raiseIncidentChange } from '../playbooks/response/change';
import { isolateHost } from '../playbooks/response/isolate';
import { releaseHost } from '../playbooks/response/release';
import type { IsolateSettings, ServiceNowDesk } from '../playbooks/response/settings';
import type { Platform } from './platform';
import { PlaybookGroup, type PlaybookGroupProps } from './playbook-group';
import { playbookSettings } from './playbook-settings';
import { present } from './present';
import { accountOf } from './servicenow-account';

type Settings = NonNullable<Environment['response']>;
type Isolate = NonNullable<Settings['isolate']>;

/**
 * What analysts run on an incident by hand; no rule starts any of it. Whoever raises changes is another principal than whoever isolates: it has no
 * permission in Defender.
 */
export class Response extends Construct {
  readonly groups: readonly PlaybookGroup[];

  constructor(scope: Construct, id: string, platform: Platform, response: Settings) {
    super(scope, id);
    const groups = [
      ...(response.change ? [['Change', changeGroup(platform, response.change)] as const] : []),
      ...(response.isolate ? [['Hosts', hostGroup(platform, response.isolate)] as const] : []),
    ];
    this.groups = groups.map(
      ([name, group]) => new PlaybookGroup(new Construct(this, name), platform, group),
    );
  }
}

function deskOf(
  { environment }: Platform,
  {
    type,
    assignmentGroup,
    category,
  }: Pick<ServiceNowDesk, 'type' | 'assignmentGroup' | 'category'>,
): ServiceNowDesk {
  const { instance, account } = present(environment.serviceNow, 'response needs serviceNow');
  return {
    instance,
    user: account.user,
    account: accountOf(account),
    type,
    assignmentGroup,
    category,
  };
}

function changeGroup(
  platform: Platform,
  change: NonNullable<Settings['change']>,
): PlaybookGroupProps {
  const { names, environment } = platform;
  const { routes } = present(environment.serviceNow, 'response needs serviceNow');
  const [table = 'incident', ...others] = new Set(routes.map((route) => route.table));
  return {
    identity: names.changeIdentity,
    connection: names.changeSentinelConnection,
    playbooks: [
      {
        id: 'RaiseChange',
        key: 'change',
        name: names.change,
        system: 'ServiceNow',
        definition: raiseIncidentChange({
          ...playbookSettings(platform, names.changeIdentity),
          ...deskOf(platform, change),
          ticketTable: others.length > 0 ? 'task' : table,
        }),
      },
    ],
  };
}

function hostGroup(platform: Platform, isolate: Isolate): PlaybookGroupProps {
  const { names } = platform;
  const settings = playbookSettings(platform, names.responseIdentity);
  const { approvers, deadlineHours, pollMinutes, isolationType, protectedHosts } = isolate;
  return {
    identity: names.responseIdentity,
    connection: names.responseSentinelConnection,
    playbooks: [
      {
        id: 'Isolate',
        key: 'isolate',
        name: names.isolate,
        system: isolate.approval === 'jira' ? 'Jira' : 'ServiceNow',
        definition: isolateHost({
          ...settings,
          approval: approvalOf(platform, isolate),
          approvers,
          deadlineHours,
          pollMinutes,
          isolationType,
          protectedHosts,
        }),
      },
      {
        id: 'Release',
        key: 'release',
        name: names.release,
        system: 'Sentinel',
        definition: releaseHost(settings),
      },
    ],
  };
}

function approvalOf(platform: Platform, isolate: Isolate): IsolateSettings['approval'] {
  if (isolate.approval === 'serviceNow') {
    return { kind: 'serviceNow', desk: deskOf(platform, isolate) };
  }
  const { deployment, site, account } = present(platform.environment.jira, 'response needs jira');
  const { project, issueType, approved, denied } = isolate;
  return {
    kind: 'jira',
    desk: {
      deployment,
      site,
      cloudId: account.cloudId,
      user: account.user,
      tokenSecret: account.token.secret,
      project,
      issueType,
      approved,
      denied,
    },
  };
}
