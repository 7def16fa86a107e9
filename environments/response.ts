import * as z from 'zod';
import { CHANGE_TYPES } from '../systems/servicenow/types';
import { type Finding, finding } from './finding';
import { distinctList, filled, regardlessOfCase, rule, text, wholeNumber } from './rule';
import type { EnvironmentInput } from './schema';

const changeFields = {
  type: z
    .enum(CHANGE_TYPES)
    .describe('the change’s type; an emergency is not assessed, only authorized')
    .default('normal'),
  assignmentGroup: filled()
    .describe(
      "the change's assignment group, by name or sys_id; absent: left to ServiceNow's own rules",
    )
    .exactOptional(),
  category: filled()
    .describe("the change's category, the choice's value; absent: ServiceNow's default")
    .exactOptional(),
};

/** A name that stands in a query, and among answers that are read as text. */
const plainName = (is: string) =>
  text(
    /^[^\s^"\\'@](?:[^^"\\']*[^\s^"\\'])?$/,
    'is no plain name: no quotes, no backslash, no ^, no @ in front, no blanks around it',
  ).describe(is);

/** Each takes room in an expression of the playbook, which is limited. */
const MOST_PATTERNS = 20;

const pattern = () =>
  text(
    /^(?:\*[a-z0-9._-]{1,63}|[a-z0-9._-]{1,63}\*?)$/i,
    "is no host name; write one, with one star at its start or at its end for anything, such as 'dc*'",
  );

const isolating = {
  approvers: plainName(
    'the group of those who may approve, by its name in ServiceNow or Jira; whoever asks may not, even as a member',
  ),
  deadlineHours: wholeNumber(1, 72)
    .describe('hours from the asking within which an approval counts')
    .default(8),
  pollMinutes: wholeNumber(1, 60)
    .describe('minutes from one look at the request to the next; each look is billed')
    .default(5),
  isolationType: z
    .enum(['Full', 'Selective'])
    .describe('what an isolated host loses: the whole network, or all of it but Outlook and Teams')
    .default('Full'),
  protectedHosts: distinctList(
    pattern(),
    'name at least the domain controllers, which nobody may cut off',
    regardlessOfCase,
  )
    .check(
      rule((patterns) =>
        patterns.length > MOST_PATTERNS
          ? `holds ${patterns.length} names, and a playbook has room for ${MOST_PATTERNS}; use stars`
          : undefined,
      ),
    )
    .describe(
      'names of hosts that are never isolated; one star at the start or at the end stands for anything',
    ),
};

const isolateSchema = z
  .discriminatedUnion('approval', [
    z.strictObject({
      approval: z
        .literal('serviceNow')
        .describe('where approval is asked for: `serviceNow`, as a change'),
      ...isolating,
      ...changeFields,
    }),
    z.strictObject({
      approval: z.literal('jira').describe('`jira`, as a task'),
      ...isolating,
      project: text(/^[A-Z][A-Z0-9_]+$/, "is no project's key, such as 'SEC'").describe(
        "the key of the task's project",
      ),
      issueType: plainName('the type of the task').default('Task'),
      approved: plainName('the name of the status that says yes').default('Approved'),
      denied: plainName('the name of the status that says no').default('Denied'),
    }),
  ])
  .check(({ value, issues }) => {
    if (value.approval !== 'jira' || value.approved !== value.denied) return;
    issues.push({
      code: 'custom',
      message: 'is the status that says yes as well; write another',
      input: value,
      path: ['denied'],
    });
  })
  .describe('isolating the host of an incident, and releasing it; absent: neither');

/** What an analyst can do about an incident by hand. */
export const responseSchema = z
  .strictObject({
    change: z
      .strictObject(changeFields)
      .describe('raising a change in ServiceNow for an incident; absent: not')
      .exactOptional(),
    isolate: isolateSchema.exactOptional(),
  })
  .check(({ value, issues }) => {
    if (value.change !== undefined || value.isolate !== undefined) return;
    issues.push({
      code: 'custom',
      message: 'holds neither change nor isolate; write one of them, or leave it out',
      input: value,
    });
  })
  .describe('playbooks that analysts run on an incident by hand');

/** What the response takes for granted elsewhere in the environment. */
export function responseFindings({
  response,
  serviceNow,
  jira,
  azure,
}: Partial<EnvironmentInput>): readonly Finding[] {
  const { change, isolate } = response ?? {};
  const missing = (path: readonly string[], value: unknown, system: string): Finding =>
    finding(path, value, `needs ${system}, which the environment does not set; add it`);
  const cloud = azure?.cloud ?? 'public';
  return [
    ...(change !== undefined && serviceNow === undefined
      ? [missing(['response', 'change'], change, 'serviceNow')]
      : []),
    ...(isolate?.approval === 'serviceNow' && serviceNow === undefined
      ? [missing(['response', 'isolate', 'approval'], isolate.approval, 'serviceNow')]
      : []),
    ...(isolate?.approval === 'jira' && jira === undefined
      ? [missing(['response', 'isolate', 'approval'], isolate.approval, 'jira')]
      : []),
    ...(isolate !== undefined && cloud !== 'public'
      ? [
          finding(
            ['response', 'isolate'],
            isolate,
            `cannot be in the cloud '${cloud}': Defender for Endpoint is reached at its public address alone; leave it out`,
          ),
        ]
      : []),
  ];
}
