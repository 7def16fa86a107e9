import type { Json } from '../../workflow/parameter';
import {
  type Data,
  type StackEdit,
  action,
  dropped,
  inputsOf,
  isData,
  resourcesIn,
  skippedUncaught,
  visit,
  withoutGrant,
} from './stack-edits';

const AUTHORS = /not\(contains\(parameters\('bridgeIdentities'\), .*?'objectId'\]\)\)/;

const START = "trigger()['startTime']";

/** What a ticket system's playbooks call that which a careless hand may touch. */
interface Names {
  /** The look-up for a ticket, and what it gives where it finds none. */
  readonly lookUp: readonly [action: string, nothing: Json];
  /** The call that adds a note. */
  readonly note: string;
  /** The table with the severities. */
  readonly table: string;
  /** The secret that signs in. */
  readonly secret: string;
  /** A cursor that stands where the run has started, as the parts of an expression. */
  readonly cursor: string;
}

/** What a careless hand may do to synthesized playbooks. */
const sabotageOf = (names: Names): Readonly<Record<string, StackEdit>> => ({
  'the look-up for the ticket dropped': dropped(...names.lookUp),
  'the author filter dropped': action('Missing_comments', (query) => {
    const where = JSON.stringify(inputsOf(query)['where']);
    if (!AUTHORS.test(where)) throw new Error('there is no author filter');
    inputsOf(query)['where'] = JSON.parse(where.replace(AUTHORS, 'equals(1, 1)')) as Json;
  }),
  'the concurrency limit removed': (stack) => {
    visit(stack, (object) => {
      const configuration = object['runtimeConfiguration'] as Data | undefined;
      if (configuration !== undefined) delete configuration['concurrency'];
    });
  },
  'a retry put on the note': action(names.note, (call) => {
    inputsOf(call)['retryPolicy'] = { type: 'fixed', count: 3, interval: 'PT10S' };
  }),
  'the cursor moved to the start of the run': (stack) => {
    visit(stack, (object, key) => {
      if (key !== 'cursor') return;
      object['value'] = `@concat(${names.cursor})`;
    });
  },
  'Skipped dropped from Catch': skippedUncaught(),
  'two mapping rows swapped': (stack) => {
    visit(stack, (object, key) => {
      const tables = object['defaultValue'];
      if (key !== names.table || !isData(tables)) return;
      for (const rows of Object.values(tables) as Record<string, Json>[]) {
        [rows['High'], rows['Low']] = [rows['Low'] ?? null, rows['High'] ?? null];
      }
    });
  },
  'one grant removed': (stack) => {
    const grants = Object.keys(resourcesIn(stack, 'azurerm_role_assignment'));
    const name = grants.find((each) => each.includes(names.secret));
    if (name === undefined) throw new Error('there is no such grant');
    withoutGrant(name)(stack);
  },
});

export const SABOTAGE = sabotageOf({
  lookUp: ['Read_ticket', { result: [] }],
  note: 'Add_note',
  table: 'urgencyOf',
  secret: 'servicenow-password',
  cursor: `${START}, ' z ', ${START}, ' ', ${START}, ' '`,
});

export const JIRA_SABOTAGE = sabotageOf({
  lookUp: ['Read_issue', {}],
  note: 'Add_comment',
  table: 'priorityOf',
  secret: 'jira-token',
  cursor: `${START}, ' ', ${START}, ' ', ${START}, ' '`,
});
