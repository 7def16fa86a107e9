import type { Json } from '../../workflow/parameter';

type Data = Record<string, Json>;

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Calls a function with every object inside a value, and with the key that it stands under. */
function visit(value: unknown, work: (object: Data, key: string) => void, key = ''): void {
  if (Array.isArray(value)) for (const item of value) visit(item, work, key);
  if (!isData(value)) return;
  work(value, key);
  for (const [name, inner] of Object.entries(value)) visit(inner, work, name);
}

/** Edits every action of a name, wherever it stands. */
const action =
  (name: string, edit: (action: Data) => void) =>
  (stack: Json): void => {
    let edited = 0;
    visit(stack, (object, key) => {
      if (key !== name || typeof object['type'] !== 'string') return;
      edit(object);
      edited += 1;
    });
    if (edited === 0) throw new Error(`no action is named '${name}'`);
  };

const inputsOf = (of: Data): Data => of['inputs'] as Data;

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
const sabotageOf = (names: Names): Readonly<Record<string, (stack: Json) => void>> => ({
  'the look-up for the ticket dropped': action(names.lookUp[0], (read) => {
    read['type'] = 'Compose';
    read['inputs'] = names.lookUp[1];
  }),
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
  'Skipped dropped from Catch': action('Catch', (scope) => {
    const runAfter = scope['runAfter'] as Record<string, string[]>;
    for (const [name, statuses] of Object.entries(runAfter)) {
      runAfter[name] = statuses.filter((status) => status !== 'Skipped');
    }
  }),
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
    const grants = ((stack as Data)['resource'] as Data)['azurerm_role_assignment'] as Data;
    const name = Object.keys(grants).find((each) => each.includes(names.secret));
    if (name === undefined) throw new Error('there is no such grant');
    Reflect.deleteProperty(grants, name);
    visit(stack, (object, key) => {
      if (key !== 'triggers') return;
      for (const [id, value] of Object.entries(object)) {
        if (typeof value === 'string' && value.includes(name)) Reflect.deleteProperty(object, id);
      }
    });
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
