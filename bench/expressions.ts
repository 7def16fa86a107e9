import { contextScope } from '../emulator/expression/context';
import { evaluate } from '../emulator/expression/evaluate';
import { parseTemplate } from '../workflow/parse';

/**
 * Expressions as playbooks hold them; `#` stands for a number that makes each of them one of a
 * kind.
 */
const PATTERNS = [
  "@triggerBody()?['object']?['properties']?['title#']",
  "@coalesce(parameters('urgencyOf')?[triggerBody()?['object']?['properties']?['severity']], '#')",
  "@concat('Incident ', string(triggerBody()?['object']?['properties']?['incidentNumber']), ' #')",
  "@and(equals(outputs('Find')?['statusCode'], 200), greater(length(body('Find')?['result']), #))",
  "@if(empty(body('Find')?['result']), 'none #', first(body('Find')?['result'])?['sys_id'])",
  "Severity @{triggerBody()?['object']?['properties']?['severity']} at @{formatDateTime('2026-01-01T08:30:00Z', 'yyyy-MM-dd HH:mm')} #",
  "@replace(toLower(last(split(triggerBody()?['object']?['id'], '/'))), '-', '#')",
  "@addMinutes('2026-01-01T00:00:00Z', #)",
] as const;

const CONTEXT = {
  trigger: {
    body: {
      object: {
        id: '/subscriptions/s/resourceGroups/g/incidents/5f1c8b1e-0000-4000-8000-000000000001',
        properties: { title: 'Sign-in from two countries', severity: 'High', incidentNumber: 42 },
      },
    },
  },
  actions: {
    Find: { outputs: { statusCode: 200, body: { result: [{ sys_id: '5f1c8b1e' }] } } },
  },
  parameters: { urgencyOf: { High: '1', Medium: '2', Low: '3' } },
} as const;

const EXPRESSIONS = 40_000;

/** How many expressions a second are parsed and evaluated, each seen for the first time. */
export function benchExpressions(): { expressionsPerSecond: number } {
  const scope = contextScope(CONTEXT);
  const texts = Array.from({ length: EXPRESSIONS }, (_, i) =>
    (PATTERNS[i % PATTERNS.length] ?? '').replaceAll('#', String(i)),
  );
  const start = performance.now();
  for (const text of texts) evaluate(parseTemplate(text), scope);
  const seconds = (performance.now() - start) / 1000;
  return { expressionsPerSecond: Math.round(EXPRESSIONS / seconds) };
}
