import * as z from 'zod';
import { CLASSIFICATIONS, SEVERITIES, STATUSES } from '../systems/sentinel/types';
import { LEVELS, type TicketTable } from '../systems/servicenow/types';
import { filled } from './rule';

const row = <T extends z.ZodType>(keys: readonly string[], value: (key: string) => T) =>
  Object.fromEntries(keys.map((key) => [key, value(key).exactOptional()]));

const level = (key: string) =>
  z.literal(LEVELS).describe(`1 (high), 2 (medium) or 3 (low) for ${key}`);

const levels = (column: string) =>
  z
    .strictObject(row(SEVERITIES, level))
    .describe(`rows of the table from severity to ${column}`)
    .exactOptional();

/** Rows that replace those of a table's default mappings. */
const rowsOf = (table: TicketTable) =>
  z
    .strictObject({
      urgency: levels('urgency'),
      impact: levels('impact'),
      severity: z
        .strictObject(
          row(LEVELS.map(String), (key) =>
            z.enum(SEVERITIES).describe(`the severity for urgency ${key}`),
          ),
        )
        .describe('rows of the table from urgency back to severity')
        .exactOptional(),
      state: z
        .strictObject(row(STATUSES, (key) => filled().describe(`the state's value for ${key}`)))
        .describe('rows of the table from status to state')
        .exactOptional(),
      status: z
        .record(filled(), z.enum(STATUSES))
        .describe('rows of the table from state back to status')
        .exactOptional(),
      closeCode: z
        .strictObject(
          row(CLASSIFICATIONS, (key) => filled().describe(`the close code's value for ${key}`)),
        )
        .describe('rows of the table from classification to close code')
        .exactOptional(),
      classification: z
        .record(filled(), z.enum(CLASSIFICATIONS))
        .describe('rows of the table from close code back to classification')
        .exactOptional(),
    })
    .describe(`rows that replace those of the default mappings of \`${table}\``)
    .exactOptional();

/** What environments change in the mappings of each table. */
export const mappingsSchema = z
  .strictObject({ incident: rowsOf('incident'), sn_si_incident: rowsOf('sn_si_incident') })
  .describe('rows that replace those of the default mapping tables')
  .prefault({});
