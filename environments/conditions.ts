import * as z from 'zod';
import { ENTITY_KINDS, SEVERITIES } from '../systems/sentinel/types';
import { type Complaint, distinctList, filled, guid, regardlessOfCase, rule, text } from './rule';

const NONE = 'no incident would match; leave it out to take every one';

/** A title, or a part of it with a star where anything may stand. */
const pattern = () =>
  text(
    /^(?!\*+$)\*?[^*]+\*?$/,
    "is no title pattern: some text, with a '*' at its start, at its end, or both",
  );

/** Characters that asking for a value takes beside the value, and those that all values may take of the 8,192 that an expression of a playbook has. */
const ASKING = 110;
const ROOM = 7500;

function roomComplaint(conditions: Readonly<Record<string, readonly string[]>>): Complaint {
  const values = Object.values(conditions).flat();
  const asked = values.reduce((sum, { length }) => sum + length + ASKING, 0);
  return asked <= ROOM
    ? undefined
    : `asks for ${values.length} values, and an expression of a playbook has no room for so many; ask for less, or divide them among several`;
}

/** Which incidents something is for: what is given must all hold, and of each list one item is enough. */
export const conditionsSchema = z
  .strictObject({
    severities: distinctList(
      z.enum(SEVERITIES),
      'no incident would match; leave it out to take every severity',
    )
      .describe('the severities that this takes; absent: every one')
      .exactOptional(),
    tags: distinctList(filled(), NONE, regardlessOfCase)
      .describe(
        'tags, one of which the incident has, without regard to case; absent: whatever it has',
      )
      .exactOptional(),
    tactics: distinctList(
      text(/^[A-Z][A-Za-z]+$/, "is no tactic; write it like 'CredentialAccess'"),
      NONE,
      regardlessOfCase,
    )
      .describe('MITRE ATT&CK tactics, one of which the incident has; absent: whatever it has')
      .exactOptional(),
    products: distinctList(filled(), NONE, regardlessOfCase)
      .describe("products, one of which raised an alert, such as 'Azure Firewall'; absent: any")
      .exactOptional(),
    analyticsRules: distinctList(guid(), NONE, regardlessOfCase)
      .describe('the GUIDs of analytics rules, one of which made the incident; absent: any')
      .exactOptional(),
    titles: distinctList(pattern(), NONE, regardlessOfCase)
      .describe(
        "titles without regard to case, `*` at the start or end standing for any text, such as 'Phishing*'; absent: any",
      )
      .exactOptional(),
    entityKinds: distinctList(z.enum(ENTITY_KINDS), NONE)
      .describe('kinds of entities, one of which takes part in the incident; absent: any')
      .exactOptional(),
  })
  .check(rule(roomComplaint));

/** Which incidents something is for. */
export type Conditions = Readonly<z.output<typeof conditionsSchema>>;

/** Whether every title that fits one pattern fits another. */
function covers(wide: string, narrow: string): boolean {
  const [open, close] = [wide.startsWith('*'), wide.endsWith('*')];
  const part = wide.replace(/^\*|\*$/g, '');
  const text = narrow.replace(/^\*|\*$/g, '');
  if (open && close) return text.includes(part);
  if (open) return !narrow.endsWith('*') && text.endsWith(part);
  if (close) return !narrow.startsWith('*') && text.startsWith(part);
  return wide === narrow;
}

/** Whether conditions hold wherever others do: whatever `narrow` takes, `wide` takes too. Case counts for neither. */
export const includes = (wide: Conditions, narrow: Conditions): boolean =>
  Object.entries(wide).every(([kind, values]) => {
    const taken = values.map(regardlessOfCase);
    const wanted: readonly string[] | undefined = narrow[kind as keyof Conditions];
    const isTaken = (value: string): boolean =>
      kind === 'titles' ? taken.some((other) => covers(other, value)) : taken.includes(value);
    return wanted?.map(regardlessOfCase).every(isTaken) ?? false;
  });
