import * as z from 'zod';
import { filled } from './rule';

const value = filled().describe('the value');

/**
 * A field's value, typed by its kind: Jira wants each in a form of its own.
 * @see https://developer.atlassian.com/server/jira/platform/jira-rest-api-examples/#creating-an-issue-examples
 */
const fieldSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), value }),
    z.strictObject({ kind: z.literal('richText'), value }),
    z.strictObject({ kind: z.literal('select'), value }),
    z.strictObject({
      kind: z.literal('number'),
      value: z.number().describe('the value, a number'),
    }),
    z.strictObject({ kind: z.literal('user'), value }),
  ])
  .describe("a field's kind and value, such as `{ kind: 'select', value: 'EMEA' }`");

function complaintOf(id: string): string | undefined {
  if (/^customfield_\d+$/.test(id)) return undefined;
  return id === 'resolution'
    ? 'is no custom field: the resolution follows from the classification; write it under mappings.resolution'
    : "stands under no custom field's id; write it like 'customfield_10010'";
}

/** Custom fields by id, each with its kind and value. */
export const customFields = () =>
  z.record(z.string(), fieldSchema).check(({ value: given, issues }) => {
    for (const id of Object.keys(given)) {
      const message = complaintOf(id);
      if (message !== undefined) {
        issues.push({ code: 'custom', message, input: given, path: [id] });
      }
    }
  });

/** A custom field's kind and value. */
export type CustomField = Readonly<z.output<typeof fieldSchema>>;
