import { contextScope } from '../../emulator/expression/context';
import { evaluate } from '../../emulator/expression/evaluate';
import type { Environment } from '../../environments';
import type { Conditions } from '../../playbooks/conditions';
import { wants } from '../../playbooks/wants';
import { incident } from '../../systems/sentinel/incident';
import type { Severity } from '../../systems/sentinel/types';
import { NO_ITEMS } from '../../workflow/calls';
import { type Integration, integrationsOf } from '../integrations';

/**
 * How grave a test incident may be, the least first. A High one is left out: somebody may be called out of bed for its ticket.
 */
export const TEST_SEVERITIES = ['Informational', 'Low', 'Medium'] as const satisfies Severity[];
export type TestSeverity = (typeof TEST_SEVERITIES)[number];

/** What routes can see of a test incident: it has no alerts, so no products, tactics and entities either. */
export interface TestIncident {
  readonly title: string;
  readonly severity: TestSeverity;
  readonly tags: readonly string[];
}

/** A ticket system in which the test incident gets a ticket, by its first route that wants it. */
export interface Wanted {
  readonly integration: Integration;
  /** The route's place, counted from 0. */
  readonly route: number;
}

/** What becomes of a test incident. */
export interface SmokePlan {
  readonly wanted: readonly Wanted[];
  /** Systems in which it gets no ticket, each with a sentence that says why. */
  readonly unwanted: readonly { readonly integration: Integration; readonly why: string }[];
}

/**
 * Where a test incident gets a ticket, as the playbooks' own conditions decide.
 * @param today the day, as `2026-11-27`
 * @throws where it would be closed by itself
 */
export function planFor(environment: Environment, test: TestIncident, today: string): SmokePlan {
  const closing = environment.autoClose.find(
    ({ when, expires = today }) => expires >= today && isWanted(when, test),
  );
  if (closing !== undefined) {
    throw new Error(
      `autoClose '${closing.name}' of ${environment.name} would close the test incident before it gets a ticket: try another --severity (${TEST_SEVERITIES.join(', ')})`,
    );
  }
  const judged = integrationsOf(environment).map((integration) => ({
    integration,
    route: routeFor(integration, test),
  }));
  return {
    wanted: judged.filter(({ route }) => route >= 0),
    unwanted: judged
      .filter(({ route }) => route < 0)
      .map(({ integration }) => ({ integration, why: whyUnwanted(integration, test) })),
  };
}

const routeFor = ({ routes }: Integration, test: TestIncident): number =>
  routes.findIndex((route) => isWanted(route, test));

/** Whether a playbook takes the incident: its own expression, evaluated as it would be there. */
function isWanted(conditions: Conditions, { title, severity, tags }: TestIncident): boolean {
  const properties = {
    title,
    severity,
    labels: tags.map((labelName) => ({ labelName })),
    relatedAnalyticRuleIds: [],
    additionalData: { tactics: [], alertProductNames: [] },
  };
  const trigger = { body: { object: { properties } } };
  const { node } = wants(conditions, { incident, kinds: NO_ITEMS });
  return evaluate(node, contextScope({ trigger })) === true;
}

/** Why no route wants a test incident, and which one would be wanted. */
function whyUnwanted(integration: Integration, test: TestIncident): string {
  const { severity, tags } = test;
  const has = tags.length === 0 ? 'without tags' : `tagged ${tags.join(', ')}`;
  const none = `no route of ${integration.system} wants a test incident of severity ${severity} ${has}`;
  const [other] = alternatives(integration, test);
  return other === undefined
    ? `${none}: they ask for what only real alerts bring, or for High ones`
    : `${none}: with ${other} one would, and whoever gets such tickets would see it`;
}

/** Options with which some route would want the test incident: without a further tag where that will do, as grave as it is where it can be, else the least grave. */
function alternatives(integration: Integration, test: TestIncident): readonly string[] {
  const tags = [...new Set(integration.routes.flatMap((route) => route.tags ?? []))];
  const severities = [...new Set([test.severity, ...TEST_SEVERITIES])];
  return [undefined, ...tags].flatMap((tag) =>
    severities
      .filter(
        (severity) =>
          routeFor(integration, {
            ...test,
            severity,
            tags: [...test.tags, ...(tag === undefined ? [] : [tag])],
          }) >= 0,
      )
      .map((severity) =>
        [
          ...(severity === test.severity ? [] : [`--severity ${severity}`]),
          ...(tag === undefined ? [] : [`--tag '${tag}'`]),
        ].join(' '),
      ),
  );
}
