import { htmlOf } from '../../../emulator/services/jira/rich-text';
import type { Issue } from '../../../emulator/services/jira/issue';
import type { JiraWorkflow } from '../../../emulator/services/jira/options';
import { DEFAULT_WORKFLOW } from '../../../emulator/services/jira/workflow';
import type { World } from '../../../emulator/world';
import type { Json } from '../../../workflow/parameter';
import type { Cells, Desk, Seen } from './desk';

const GUID = '5f1c8b1e-93c5-4f68-a1de-28c7f5306b9a';

const GRADES = {
  High: { priority: 'High' },
  Medium: { priority: 'Medium' },
  Low: { priority: 'Low' },
  Informational: { priority: 'Lowest' },
} as const;

/** The workflow that projects start with sets this resolution, unless its screen is asked for another one. */
const DONE = { resolution: 'Done' };

const CELLS: Omit<Cells, 'ofJane'> = {
  severity: GRADES,
  status: {
    New: { status: 'To Do', resolution: null },
    Active: { status: 'In Progress', resolution: null },
    Closed: { status: 'Done' },
  },
  closed: { TruePositive: DONE, BenignPositive: DONE, FalsePositive: DONE, Undetermined: DONE },
  reasons: [
    ['Done', 'TruePositive'],
    ["Won't Do", 'BenignPositive'],
    ['Duplicate', 'Undetermined'],
    ['Cannot Reproduce', 'FalsePositive'],
  ],
  created: {
    summary: '[Sentinel 1] Suspicious sign-in',
    description: expect.stringContaining(
      'Somebody signed in from an unusual place.\n\nSeverity: Medium\nStatus: New\nTactics: InitialAccess',
    ),
    priority: 'Medium',
    status: 'To Do',
    labels: ['sentinel', 'security-incident', 'law-sentinel-dev', `sentinel-${GUID}`],
    agreed: `${GUID}|New|Medium|1`,
    assignee: null,
    links: [expect.objectContaining({ globalId: `sentinel-${GUID}` })],
  },
  reopening: 'reopened',
  gone: [
    expect.stringContaining(
      'could not bring this incident’s changes to its Jira issue: reading the issue',
    ),
    expect.stringContaining(
      'could not bring this incident and its Jira issue together: reading the issue',
    ),
  ],
  full: 'read the further ones in Jira',
};

/** Jane's id in the Cloud; in Data Center it is her user name. */
const JANE = '5b10a2844c20165700ede21f';
const AGENT = 'service.desk';

/** The workflow that projects start with, with a screen that asks for a resolution. */
const WORKFLOW: JiraWorkflow = {
  ...DEFAULT_WORKFLOW,
  transitions: DEFAULT_WORKFLOW.transitions.map((one) =>
    one.to === 'Done' ? { ...one, screen: { resolution: { required: false } } } : one,
  ),
};

/** Options of a world in which Jane can have issues. */
export const jiraOptions = {
  jira: {
    users: [{ id: JANE, displayName: 'Jane Doe', email: 'jane@acme.com' }],
    projects: [{ key: 'SEC', components: ['Endpoint'] }],
    fields: [{ id: 'customfield_10010', kind: 'text' }],
    workflow: WORKFLOW,
  },
} as const;

/** A Jira site, of either kind. */
export function jiraDesk(world: World): Desk {
  const site = world.jira;
  if (site === undefined) throw new Error('no playbook calls Jira');
  const agent = () => site.as(AGENT);
  return {
    ...CELLS,
    ofJane: { assignee: JANE },
    system: 'Jira',
    world,
    tickets: (guid) => site.withLabel(`sentinel-${guid}`).map(seen),
    note: (number, words) => agent().comment(number, words),
    grade: (number, severity) =>
      agent().edit(number, { priority: { name: GRADES[severity].priority } }),
    move: (number, status) =>
      agent().transition(number, status === 'New' ? 'new' : 'indeterminate'),
    close: (number, reason) => agent().transition(number, 'done', { resolution: { name: reason } }),
    overwrite: (number) => {
      const labels = [...(site.issue(number)?.labels ?? []), 'ours'];
      agent().edit(number, {
        labels,
        summary: 'Mine',
        description: 'Mine too',
        components: [{ name: 'Endpoint' }],
        customfield_10010: 'Mine as well',
      });
      return {
        labels,
        summary: 'Mine',
        description: 'Mine too',
        components: ['Endpoint'],
        custom: { customfield_10010: 'Mine as well' },
      };
    },
    remove: (number) => agent().remove(number),
    hiding: {
      call: { service: 'jira', path: '*/issue/*' },
      fault: { kind: 'status', status: 404 },
    },
    reasonOf: ({ fields: { resolution } }) => ({ resolution }),
    linkTo: ({ number }) => ({
      links: expect.arrayContaining([
        expect.objectContaining({
          globalId: `sentinel-merged-${GUID}`,
          link: expect.objectContaining({
            relationship: 'was merged into',
            object: expect.objectContaining({
              url: `${site.options.origin}/browse/${number}`,
              title: number,
            }),
          }),
        }),
      ]),
    }),
    closingWords: ({ notes }) => notes.filter((note) => note.startsWith('Closed in ')),
  };
}

const seen = ({
  key,
  comments,
  properties,
  remoteLinks,
  status,
  description,
  ...fields
}: Issue): Seen => ({
  number: key,
  fields: {
    ...fields,
    status: status.name,
    description: shown(description),
    links: remoteLinks,
    agreed: (properties['sentinel'] as { readonly state?: string } | undefined)?.state,
  },
  notes: comments.map(({ body }) => shown(body)),
});

/** What people read of a stored text: its HTML without tags and entities. */
const shown = (body: Json): string =>
  htmlOf(body)
    .replace(/<\/(?:p|tr|div)>\n?|<br\/>\n?/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();
