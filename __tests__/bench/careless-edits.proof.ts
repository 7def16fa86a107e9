import { soak } from '../../bench/soak/soak';
import dev from '../../environments/dev';
import type { Json } from '../../workflow/parameter';
import { synthesized } from '../constructs/synthesized';
import { jiraCloud } from '../playbooks/systems';
import { HARMLESS, carelessEdits } from './careless-edits';
import { editedStack } from './edited-stack';

const { serviceNow: _, ...others } = dev;

/** How many incidents a soak lives through: more, where few have shown nothing. */
const SIZES = [60, 250];

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
      const stack = editedStack(edit, environment);
      let shown = 0;
      for (const incidents of SIZES) {
        const { lost, doubled, echo, denied } = await soak(stack, { incidents });
        shown = lost + doubled + echo + denied;
        if (shown > 0) break;
      }
      expect(shown).toBeGreaterThan(0);
    },
    300_000,
  );
});
