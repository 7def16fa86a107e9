import { http } from '../../workflow/actions';
import { call, equals } from '../../workflow/calls';
import { bodyOf } from '../../workflow/definition';
import type { TicketMapping } from '../../mappings/servicenow/mapping';
import { text } from '../../workflow/text';
import { incident } from '../../systems/sentinel/incident';
import type { Severity } from '../../systems/sentinel/types';

/** What the types refuse: `tsc` fails when one of these lines compiles without its marker. */
export function refused(): unknown[] {
  const created = http<{ result: { number: string } }>('Create', {
    method: 'POST',
    uri: 'https://x',
    idempotent: true,
    needs: [],
  });
  const rows = { High: 1, Medium: 2, Low: 3 } as const;
  // @ts-expect-error the table misses 'Informational'
  const partial: TicketMapping['urgency'] = rows;
  // @ts-expect-error 4 is no level
  const tooLow: TicketMapping['urgency'] = { ...rows, Informational: 4 };
  return [
    partial,
    tooLow,
    // @ts-expect-error no such property on an incident
    incident.properties.severty,
    // @ts-expect-error 'Critical' is not a severity
    equals<Severity>(incident.properties.severity, 'Critical'),
    // @ts-expect-error the answer has no such field
    bodyOf(created).result.sys,
    // @ts-expect-error an object cannot be put in text
    text`${bodyOf(created).result}`,
    // @ts-expect-error no function is named so
    call('concatenate', 'a', 'b'),
    // @ts-expect-error substring takes a number second
    call('substring', 'abc', 'b'),
    // @ts-expect-error toLower takes one argument
    call('toLower', 'A', 'B'),
    // @ts-expect-error split gives an array, which toUpper does not take
    call('toUpper', call('split', 'a,b', ',')),
  ];
}

test('what the types refuse still makes values: only the type checker says no', () => {
  expect(refused().length).toBe(10);
});
