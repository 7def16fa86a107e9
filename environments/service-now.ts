import * as z from 'zod';
import { TICKET_TABLES } from '../systems/servicenow/types';
import { routesOf, when } from './route';
import { filled, rule, text, withoutRepeats } from './rule';
import { secretSchema } from './secret';
import { contextSchema } from './service-now-context';
import { mappingsSchema } from './service-now-mappings';
import { syncSettings } from './sync';
import { originComplaint } from './url';

const instanceComplaint = (value: string) =>
  originComplaint(value, 'https://acme.service-now.com', '.service-now.com');

const routeSchema = z.strictObject({
  when,
  table: z
    .enum(TICKET_TABLES)
    .describe('the table that tickets are opened in: `sn_si_incident` for security incidents')
    .default('incident'),
  assignmentGroup: filled()
    .describe(
      "the ticket's assignment group, by name or sys_id; absent: left to ServiceNow's own rules",
    )
    .exactOptional(),
  caller: filled()
    .describe("the ticket's caller, by display name or sys_id; absent: the integration account")
    .exactOptional(),
  category: filled()
    .describe("the ticket's category, the choice's value; absent: ServiceNow's default")
    .exactOptional(),
  company: text(
    /^[0-9a-f]{32}$/,
    'is no sys_id: 32 hexadecimal digits; a name that ServiceNow does not find leaves the ticket without a company, so in a domain that more people see',
  )
    .describe(
      "the sys_id of the company that the ticket is for, which decides the ticket's domain on an instance with domain separation; absent: none",
    )
    .exactOptional(),
});

const user = (is: string) =>
  text(/^[^:\s]+$/, 'is no user name: no blanks, no colon', {
    hide: (value) => value.includes(':'),
  }).describe(is);

const password = secretSchema.describe(
  'the secret that holds the password: its name and dates, never its value',
);

const client = {
  clientId: text(/^[\w.-]{1,100}$/, "is no OAuth client's id").describe(
    'the client id of the OAuth application registry',
  ),
  clientSecret: secretSchema.describe(
    "the secret that holds the client's secret: its name and dates, never its value",
  ),
};

/**
 * How the integration account signs in.
 * @see https://www.servicenow.com/docs/r/platform-security/authentication/r_OAuthAPIRequestParameters.html
 */
const accountSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z
        .literal('basic')
        .describe('the way the account signs in: `basic`, by user name and password'),
      user: user("the integration account's user name"),
      password,
    }),
    z.strictObject({
      kind: z
        .literal('clientCredentials')
        .describe('`clientCredentials`, by a token that an OAuth client gets for itself'),
      user: user(
        'the user that the client stands for (_OAuth application user_), by whose name its own notes are known',
      ),
      ...client,
    }),
    z.strictObject({
      kind: z
        .literal('password')
        .describe('`password`, by a token that an OAuth client gets for the account'),
      user: user("the integration account's user name"),
      password,
      ...client,
    }),
  ])
  .describe('the integration account');

/** ServiceNow: the instance, who signs in, and what becomes of an incident there. */
export const serviceNowSchema = z
  .strictObject({
    instance: z
      .string()
      .check(rule(instanceComplaint, { hide: (value) => value.includes('@') }))
      .describe("the instance's URL, such as 'https://acme.service-now.com'"),
    account: accountSchema,
    routes: routesOf(routeSchema),
    mappings: mappingsSchema,
    noteField: z
      .enum(['work_notes', 'comments'])
      .describe('the journal that notes go to: `comments` is shown to the caller')
      .default('work_notes'),
    updates: withoutRepeats(z.enum(['short_description', 'assigned_to']))
      .describe(
        'the columns that Sentinel goes on writing after the ticket was opened; the others are the ticket’s from then on. `description` is none of them: agents write there, and it names alerts and entities, which only an event tells',
      )
      .default(['assigned_to']),
    context: contextSchema.exactOptional(),
    ...syncSettings('ServiceNow'),
  })
  .describe('tickets in ServiceNow');
