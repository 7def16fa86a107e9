import dev from '../../environments/dev';
import type { Json } from '../../workflow/parameter';
import { synthesized } from '../constructs/synthesized';
import { jiraCloud } from '../playbooks/systems';
import { HARMLESS, carelessEdits } from './careless-edits';
import { editedStack } from './edited-stack';
import { harmOf } from './harm';

const { serviceNow: _, ...others } = dev;

describe.each([
  ['ServiceNow', dev],
  ['Jira Cloud', { ...others, jira: jiraCloud }],
] as const)('%s', (_system, environment) => {
  const edits = carelessEdits(JSON.parse(synthesized(environment).text) as Json);
  const harmful = Object.entries(edits).filter(
    ([name]) => !HARMLESS.some(([edit]) => edit.test(name)),
  );

  test.each(harmful)(
    '%s: the soak shows it',
    async (_name, edit) => {
      expect(await harmOf(editedStack(edit, environment))).toBeGreaterThan(0);
    },
    300_000,
  );
});
