import * as z from 'zod';
import { LEVELS } from '../systems/servicenow/types';
import { routesSchema } from './route';
import { rule, text } from './rule';
import { secretSchema } from './secret';

function instanceComplaint(value: string): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.hostname === undefined || url.hostname === '') {
    return /^[a-z0-9.-]+$/i.test(value)
      ? `is no URL; write 'https://${value.includes('.') ? value : `${value}.service-now.com`}'`
      : "is no URL; write one like 'https://acme.service-now.com'";
  }
  const right = `write 'https://${url.host}'`;
  if (url.username !== '' || url.password !== '') {
    return `holds credentials, which belong in the vault; ${right}`;
  }
  if (url.protocol !== 'https:') return `is not https; ${right}`;
  if (url.search !== '' || url.hash !== '') return `has a query or fragment; ${right}`;
  if (url.pathname !== '/') return `has a path; ${right}`;
  if (value.endsWith('/')) return `ends in a slash; ${right}`;
  return value === url.origin ? undefined : `is not in its plain form; ${right}`;
}

const level = (severity: string) =>
  z.literal(LEVELS).describe(`1 (high), 2 (medium) or 3 (low) for ${severity}`).exactOptional();

const levels = (field: string) =>
  z
    .strictObject({
      High: level('High'),
      Medium: level('Medium'),
      Low: level('Low'),
      Informational: level('Informational'),
    })
    .describe(`rows that replace those of the default table from severity to ${field}`)
    .exactOptional();

/** ServiceNow: the instance, who signs in, and what becomes of an incident there. */
export const serviceNowSchema = z
  .strictObject({
    instance: z
      .string()
      .check(rule(instanceComplaint, { hide: (value) => value.includes('@') }))
      .describe("the instance's URL, such as 'https://acme.service-now.com'"),
    account: z
      .strictObject({
        kind: z
          .literal('basic')
          .describe('the way the account signs in: `basic`, by user name and password'),
        user: text(/^[^:\s]+$/, 'is no user name: no blanks, no colon', {
          hide: (value) => value.includes(':'),
        }).describe("the integration account's user name"),
        password: secretSchema.describe(
          'the secret that holds the password: its name and dates, never its value',
        ),
      })
      .describe('the integration account'),
    table: z
      .literal('incident')
      .describe('the table that tickets are opened in')
      .default('incident'),
    routes: routesSchema,
    mappings: z
      .strictObject({ urgency: levels('urgency'), impact: levels('impact') })
      .describe('rows that replace those of the default mapping tables')
      .prefault({}),
    noteField: z
      .enum(['work_notes', 'comments'])
      .describe('the journal that notes go to: `comments` is shown to the caller')
      .default('work_notes'),
  })
  .describe('tickets in ServiceNow');
