import type { QueryPanel, Tab } from './panel';
import { automation } from './tabs/automation';
import { cost } from './tabs/cost';
import { incidents } from './tabs/incidents';
import { overview } from './tabs/overview';
import { playbooks } from './tabs/playbooks';
import { secrets } from './tabs/secrets';

/** The pages of the workbook, in their order; it opens with the first. */
export const TABS: readonly Tab[] = [overview, playbooks, incidents, automation, secrets, cost];

/** Every panel that a query answers. */
export const queryPanels = (tabs: readonly Tab[]): readonly QueryPanel[] =>
  tabs.flatMap(({ panels }) =>
    panels.flatMap((panel) => (panel.kind === 'text' || panel.kind === 'metric' ? [] : [panel])),
  );
