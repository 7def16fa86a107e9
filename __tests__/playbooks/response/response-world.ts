import { World, type WorldOptions } from '../../../emulator/world';
import { machineIdOf } from '../../../emulator/services/defender/tenant';
import type { EnvironmentInput } from '../../../environments';
import dev from '../../../environments/dev';
import { TODAY } from '../../constructs/today';
import { synthesizedStack } from '../servicenow/dev-world';
import { jiraCloud, jiraDataCenter } from '../systems';

export const GUID = '5f1c8b1e-93c5-4f68-a1de-28c7f5306b9a';
export const HOST = 'web01.contoso.com';
export const MACHINE = machineIdOf(HOST);

/** Who asks: the incident's owner. */
export const OWNER = 'olga@contoso.com';

const isolating = {
  approvers: 'SOC Approvers',
  protectedHosts: ['dc*', '*.tier0.contoso.com'],
} as const;

/** The environment `dev` with approval in ServiceNow, and with raising changes. */
export const withServiceNow = {
  ...dev,
  response: {
    change: { assignmentGroup: 'Security Operations' },
    isolate: {
      ...isolating,
      approval: 'serviceNow',
      type: 'emergency',
      assignmentGroup: 'Security Operations',
    },
  },
} satisfies EnvironmentInput;

const { serviceNow: _none, ...withoutTickets } = dev;

const approvalInJira = {
  isolate: { ...isolating, approval: 'jira', project: 'SEC' },
} satisfies EnvironmentInput['response'];

/** Environments with approval in Jira. */
export const withJiraCloud: EnvironmentInput = {
  ...withoutTickets,
  jira: jiraCloud,
  response: approvalInJira,
};
export const withJiraDataCenter: EnvironmentInput = {
  ...withoutTickets,
  jira: jiraDataCenter,
  response: approvalInJira,
};

const stacks = new Map<EnvironmentInput, ReturnType<typeof synthesizedStack>['stack']>();

/** An environment, synthesized once. */
export function stackOf(environment: EnvironmentInput) {
  const known = stacks.get(environment) ?? synthesizedStack(environment).stack;
  stacks.set(environment, known);
  return known;
}

const person = (name: string) => ({
  userName: name,
  name: `${name} of Contoso`,
  email: `${name}@contoso.com`,
});

/** A status that says yes and one that says no, which are reached from everywhere. */
const APPROVAL_WORKFLOW = {
  statuses: [
    { name: 'To Do', category: 'new' },
    { name: 'Approved', category: 'done' },
    { name: 'Denied', category: 'done' },
  ],
  transitions: [
    { id: '11', name: 'Approve', to: 'Approved' },
    { id: '12', name: 'Deny', to: 'Denied' },
    { id: '13', name: 'Back', to: 'To Do' },
  ],
} as const;

/** Who is in which group of ServiceNow. */
const MEMBERS = {
  'SOC Approvers': ['anna', 'olga'],
  'Security Operations': ['bert'],
  'CAB Approval': ['anna', 'bert', 'olga', 'sentinel.integration'],
};

/** People: Olga owns the incident, Anna and Olga are approvers, Bert is none, Dora answers for Anna. */
export const OPTIONS: WorldOptions = {
  start: TODAY.getTime(),
  serviceNow: {
    users: ['anna', 'bert', 'olga', 'dora'].map(person),
  },
  jira: {
    users: ['anna', 'bert', 'olga'].map((name) => ({
      id: name,
      displayName: `${name} of Contoso`,
      email: `${name}@contoso.com`,
      groups: name === 'bert' ? [] : ['SOC Approvers'],
    })),
    projects: [{ key: 'SEC', workflow: APPROVAL_WORKFLOW }],
  },
  defender: {
    machines: [
      { name: HOST },
      { name: 'dc01.contoso.com' },
      { name: 'twin.contoso.com', id: 'a'.repeat(40) },
      { name: 'twin.contoso.com', id: 'b'.repeat(40) },
      { name: 'old.contoso.com', health: 'Inactive' },
    ],
  },
};

const MINUTE = 60_000;

/** A world in which an incident is about a host, and what people do in it. */
export class ResponseWorld {
  readonly world: World;

  /** @param playbooks which of them there are: the schedules of the others cost time */
  constructor(
    environment: EnvironmentInput,
    {
      playbooks = 'by hand',
      authorizedBy = 'CAB Approval',
    }: { readonly playbooks?: 'by hand' | 'all'; readonly authorizedBy?: string } = {},
  ) {
    const stack = stackOf(environment);
    const alone = {
      ...stack,
      automationRules: [],
      workflows: stack.workflows.filter(({ name }) => /-(isolate|release|change)$/.test(name)),
    };
    const { serviceNow } = OPTIONS;
    const changes = { members: MEMBERS, authorizedBy };
    this.world = new World(playbooks === 'all' ? stack : alone, {
      ...OPTIONS,
      serviceNow: { ...serviceNow, changes },
    });
  }

  /** An incident with hosts, which somebody owns. */
  async incident(
    hosts: readonly string[] = [HOST],
    { tags = [], owner = OWNER }: { tags?: readonly string[]; owner?: string } = {},
  ): Promise<void> {
    const { analyst } = this.world;
    analyst.create(
      GUID,
      {},
      hosts.map((name, index) => {
        const [hostName = '', ...domain] = name.split('.');
        return {
          id: `${this.world.stack.workspace.id}/providers/Microsoft.SecurityInsights/Entities/${index}`,
          name: `entity-${index}`,
          type: 'Microsoft.SecurityInsights/Entities',
          kind: 'Host',
          properties: { hostName, dnsDomain: domain.join('.'), friendlyName: hostName },
        };
      }),
    );
    if (owner !== '') analyst.assign(GUID, owner);
    for (const tag of tags) analyst.addTag(GUID, tag);
    await this.world.settle();
    await this.pass(10);
  }

  /** Somebody runs a playbook on the incident. */
  run(playbook: 'isolate' | 'release' | 'change'): void {
    const found = this.world.stack.workflows.find(({ name }) => name.endsWith(`-${playbook}`));
    this.world.startPlaybook(found?.id ?? '', GUID);
  }

  /** Lets minutes pass. */
  async pass(minutes: number): Promise<void> {
    await this.world.runUntil(this.world.now + minutes * MINUTE);
  }

  /** Runs a playbook and lets minutes pass. */
  async runFor(playbook: 'isolate' | 'release' | 'change', minutes: number): Promise<void> {
    this.run(playbook);
    await this.pass(minutes);
  }

  /** The changes that ask to isolate, or that were raised. */
  changes() {
    return this.world.serviceNow?.rows('change_request') ?? [];
  }

  /** The change that people are asked about; of two, the one that came first. */
  private get open(): string {
    const asked = this.changes().find(({ approval }) => approval === 'requested');
    return asked?.['sys_id'] ?? '';
  }

  approve(who: string, by = who): void {
    this.world.serviceNow?.as(who).approve(this.open, by);
  }

  deny(who: string): void {
    this.world.serviceNow?.as(who).deny(this.open);
  }

  /** The tasks that ask to isolate. */
  tasks() {
    return this.world.jira?.withLabel('sentinel-approval') ?? [];
  }

  /** Somebody takes the first task that nobody has answered to a status. */
  move(who: string, status: string): void {
    this.world.jira?.as(who).transition(this.openTask, status);
  }

  private get openTask(): string {
    return this.tasks().find(({ status }) => status.category === 'new')?.key ?? '';
  }

  /** What was asked of machines. */
  asked(): readonly string[] {
    const { defender } = this.world;
    return (defender?.actions() ?? []).map(
      (action) => `${action.type} ${action.machine.name} ${defender?.statusOf(action) ?? ''}`,
    );
  }

  /** The comments of the incident that are not about tickets, as text. */
  comments(): readonly string[] {
    const [incident] = this.world.state().sentinel.incidents;
    return (incident?.comments ?? [])
      .map(({ properties }) => properties.message.replace(/<[^>]+>/g, ''))
      .filter((message) => !message.startsWith('Opened '));
  }

  /** How the runs of a playbook have ended. */
  runs(playbook: string): readonly string[] {
    return this.world
      .state()
      .runs.filter((run) => run.playbook.endsWith(`-${playbook}`))
      .map(({ status }) => status);
  }
}
