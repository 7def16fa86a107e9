import * as z from 'zod';
import { CLASSIFICATIONS, SEVERITIES, STATUSES } from '../systems/sentinel/types';
import { STATUS_CATEGORIES } from '../systems/jira/types';
import { customFields } from './jira-field';
import { withoutAccountId } from './jira-people';
import { routesOf, when } from './route';
import { distinctList, filled, guid, rule, text, withoutRepeats } from './rule';
import { secretSchema } from './secret';
import { syncSettings } from './sync';
import { originComplaint } from './url';

const label = () => text(/^\S{1,255}$/, 'is no label: 1-255 characters, no blanks');

/** A key as projects have it; the site may narrow it further. */
const projectKey = () =>
  text(/^[A-Z][A-Z0-9_]+$/, (value) => {
    const right = value.toUpperCase();
    return `is no project key; write ${/^[A-Z][A-Z0-9_]+$/.test(right) ? `'${right}'` : "it like 'SEC'"}`;
  });

const table = <T extends z.ZodType>(keys: readonly string[], row: (key: string) => T) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, row(key).exactOptional()])));

const routeSchema = z.strictObject({
  when,
  project: projectKey().describe("the project's key"),
  issueType: filled().describe("the issue type's name").default('Task'),
  priorities: table(SEVERITIES, (key) => filled().describe(`the priority's name for ${key}`))
    .describe(
      'rows of the tables between severity and priority, for a project with a priority scheme of its own; the same for every route of the project; absent: those of `mappings`',
    )
    .exactOptional(),
  components: distinctList(filled(), 'leave it out for none')
    .describe('names of components that the project has; absent: none')
    .exactOptional(),
  assignee: filled()
    .describe(
      "who gets the issue: in the Cloud an account id, in Data Center a user name; absent: left to the project's own rule",
    )
    .exactOptional(),
  labels: distinctList(label(), 'leave it out for none')
    .describe('further labels; absent: none')
    .exactOptional(),
  fields: customFields()
    .describe(
      "custom fields by id, each with its kind (`text`, `richText`, `select`, `number` or `user`) and value, such as `{ kind: 'select', value: 'EMEA' }`; absent: none",
    )
    .exactOptional(),
});

const mappingsSchema = z
  .strictObject({
    priority: table(SEVERITIES, (key) => filled().describe(`the priority's name for ${key}`))
      .describe('rows of the table from severity to priority')
      .exactOptional(),
    severity: z
      .record(filled(), z.enum(SEVERITIES))
      .describe('rows of the table from priority back to severity')
      .exactOptional(),
    category: table(STATUSES, (key) =>
      z.enum(STATUS_CATEGORIES).describe(`the category of the status for ${key}`),
    )
      .describe('rows of the table from status to the category of an issue’s status')
      .exactOptional(),
    status: table(STATUS_CATEGORIES, (key) =>
      z.enum(STATUSES).describe(`the incident's status for the category ${key}`),
    )
      .describe('rows of the table from category back to status')
      .exactOptional(),
    resolution: z
      .strictObject(
        Object.fromEntries(
          CLASSIFICATIONS.map((key) => [
            key,
            filled().describe(`the resolution's name for ${key}`),
          ]),
        ),
      )
      .describe(
        'the resolution for each classification, for workflows whose screens ask for one; absent: none is sent',
      )
      .exactOptional(),
    classification: z
      .record(filled(), z.enum(CLASSIFICATIONS))
      .describe('rows of the table from resolution to classification')
      .exactOptional(),
  })
  .describe('rows that replace those of the default mapping tables')
  .prefault({});

/** Hosts that only a network of their own knows: bare names, private addresses, domains that are not public. */
const PRIVATE =
  /^https:\/\/([^./[]+$|(10|127|0|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\.[\d.]+(:\d+)?$|\[(::1?|f[cde][0-9a-f:]*)\]|.*\.(local|localhost|lan|home\.arpa|internal|intranet|corp)(:\d+)?$)/;

const siteComplaint = (address: string): string | undefined =>
  originComplaint(address, 'https://acme.atlassian.net', '.atlassian.net') ??
  (PRIVATE.test(address)
    ? 'cannot be reached from Azure: playbooks of the Consumption plan call over the internet; write an address that a reverse proxy publishes'
    : undefined);

/** Jira: the site, who signs in, and what becomes of an incident there. */
export const jiraSchema = z
  .strictObject({
    deployment: z
      .enum(['cloud', 'dataCenter'])
      .describe('which Jira it is: they differ in sign-in, users and rich text')
      .default('cloud'),
    site: z
      .string()
      .check(rule(siteComplaint, { hide: (address) => address.includes('@') }))
      .describe(
        "the site's URL, such as 'https://acme.atlassian.net'; a Data Center has to be reachable from Azure",
      ),
    account: z
      .strictObject({
        user: text(/^[^\s:@]+@[^\s:@]+$/, 'is no e-mail address', {
          hide: (value) => value.includes(':'),
        })
          .describe("the account's e-mail address; absent: the token alone signs in (Data Center)")
          .exactOptional(),
        cloudId: guid()
          .describe(
            "the site's id, for a token with scopes, which is used at `api.atlassian.com`; `<site>/_edge/tenant_info` shows it; absent: the token has none, and is used at the site (Cloud)",
          )
          .exactOptional(),
        token: secretSchema.describe(
          'the secret that holds the API token, or in Data Center the personal access token: its name and dates, never its value',
        ),
      })
      .describe('the integration account'),
    routes: routesOf(routeSchema),
    labels: distinctList(label(), 'write at least one, by which the sweep finds our issues')
      .describe('labels of every issue; by the first one the sweep finds them')
      .default(['sentinel', 'security-incident']),
    mappings: mappingsSchema,
    internalComments: z
      .boolean()
      .describe('true for comments that customers of Jira Service Management do not see')
      .default(false),
    updates: withoutRepeats(z.enum(['summary', 'assignee']))
      .describe(
        'the fields that Sentinel goes on writing after the issue was opened; the others are Jira’s from then on. `description` is none of them: people write there, and it names alerts and entities, which only an event tells',
      )
      .default(['assignee']),
    transitionFields: z
      .strictObject(
        Object.fromEntries(
          STATUS_CATEGORIES.map((category) => [
            category,
            customFields()
              .describe(`custom fields of transitions to the category ${category}; absent: none`)
              .exactOptional(),
          ]),
        ),
      )
      .describe(
        'custom fields that the screens of transitions want, by the category that they lead to',
      )
      .prefault({}),
    ...syncSettings('Jira'),
  })
  .check(({ value: { deployment, account }, issues }) => {
    if (deployment === 'dataCenter' && account.cloudId !== undefined) {
      issues.push({
        code: 'custom',
        message: 'is not used; tokens with scopes are the Cloud’s, so leave it out',
        input: account,
        path: ['account', 'cloudId'],
      });
    }
    if ((deployment === 'cloud') === (account.user !== undefined)) return;
    issues.push({
      code: 'custom',
      message:
        deployment === 'cloud'
          ? 'is missing; in the Cloud an API token signs in together with the e-mail address of its account'
          : 'is not used; in Data Center the personal access token signs in alone, so leave it out',
      input: account,
      path: ['account', 'user'],
    });
  })
  .check(({ value: settings, issues }) => {
    if (settings.deployment === 'cloud') {
      for (const { path, id } of withoutAccountId(settings)) {
        const message =
          "is no account id, by which alone the Cloud knows people; write the one at the end of the person's profile address";
        issues.push({ code: 'custom', message, input: id, path: [...path] });
      }
    } else if (settings.site.endsWith('.atlassian.net')) {
      const message = "is a site of the Cloud; write deployment: 'cloud', or the address of yours";
      issues.push({ code: 'custom', message, input: settings.site, path: ['site'] });
    }
  })
  .describe('issues in Jira');
