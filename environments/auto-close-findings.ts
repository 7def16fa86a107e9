import * as z from 'zod';
import { type Finding, finding } from './finding';
import type { EnvironmentInput } from './schema';
import { calendarDate, dateOf } from './secret';

const entriesSchema = z.array(z.object({ expires: calendarDate().optional() }).catch({}));

/** Entries that close nothing any more: their last day is over. */
export function autoCloseFindings(
  { autoClose }: Partial<EnvironmentInput>,
  today: Date,
): Finding[] {
  // What is no list of entries is told by the schema.
  const entries = entriesSchema.safeParse(autoClose).data ?? [];
  return entries.flatMap(({ expires }, index) =>
    expires === undefined || expires > dateOf(today)
      ? []
      : [
          finding(
            ['autoClose', index, 'expires'],
            expires,
            `is not in the future (today is ${dateOf(today)}), so nothing would be closed; write a later day, or drop the entry`,
          ),
        ],
  );
}
