import type { QueryPanel, Tab } from './panel';
import { automation } from './tabs/automation';
import { cost } from './tabs/cost';
import { incidents } from './tabs/incidents';
import { overview } from './tabs/overview';
import { playbooks } from './tabs/playbooks';
import { secrets } from './tabs/secrets';
import { threatIntelligence } from './tabs/threat-intelligence';
import { triage } from './tabs/triage';

/** The pages of the workbook, in their order; it opens with the first. */
export const TABS: readonly Tab[] = [overview, playbooks, incidents, automation, secrets, cost];

/** The pages of features that an environment may do without, by the name of its setting. */
const OPTIONAL_TABS = { threatIntelligence, triage } as const satisfies Readonly<
  Record<string, Tab>
>;

/** All pages that a workbook may have. */
export const ALL_TABS: readonly Tab[] = [...TABS, ...Object.values(OPTIONAL_TABS)];

/** The pages of an environment's workbook. */
export const tabsOf = (
  environment: Readonly<Partial<Record<keyof typeof OPTIONAL_TABS, unknown>>>,
): readonly Tab[] => [
  ...TABS,
  ...Object.entries(OPTIONAL_TABS).flatMap(([name, tab]) => (name in environment ? [tab] : [])),
];

/** Every panel that a query answers. */
export const queryPanels = (tabs: readonly Tab[]): readonly QueryPanel[] =>
  tabs.flatMap(({ panels }) =>
    panels.flatMap((panel) => (panel.kind === 'text' || panel.kind === 'metric' ? [] : [panel])),
  );
