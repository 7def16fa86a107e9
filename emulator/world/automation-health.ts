import type { AutomationRule } from '../stack/model';

/** A playbook that was started, and the run in which it is. */
export interface StartedPlaybook {
  readonly playbookId: string;
  /** The run's name. */
  readonly run: string;
}

/** An incident as health events name it. */
export interface HealthIncident {
  /** The GUID. */
  readonly name: string;
  /** @default - somebody has deleted it */
  readonly number?: number | undefined;
}

/** A rule whose conditions were met, with what came of its actions. */
export interface RuleRan {
  readonly kind: 'rule';
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly incident: HealthIncident;
  readonly rule: Pick<AutomationRule, 'id' | 'displayName' | 'triggersWhen' | 'actions'>;
  readonly started: readonly StartedPlaybook[];
  /** Why actions have failed, in Sentinel's words; empty where all went well. */
  readonly failures: readonly string[];
}

/** A playbook that somebody has started through the API, or could not. */
export interface PlaybookTriggered {
  readonly kind: 'playbook';
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly incident: HealthIncident;
  readonly playbookId: string;
  /** The name of the identity. */
  readonly by: string;
  /** @default - it was not started */
  readonly run?: string | undefined;
  /** @default - it was started */
  readonly failure?: string | undefined;
}

/** What Sentinel would say of its automation. */
export type HealthEvent = RuleRan | PlaybookTriggered;

/** Why a playbook could not be started. */
export type StartProblem = 'unknown' | 'forbidden' | 'disabled' | 'busy';

/** Why a playbook could not be started, as somebody who runs the emulator needs to know it. */
export const REASONS: Readonly<Record<StartProblem, string>> = {
  unknown: 'there is no such playbook',
  forbidden:
    'Azure Security Insights lacks Microsoft Sentinel Automation Contributor on its resource group',
  disabled: 'the playbook is disabled',
  busy: 'the playbook has as many waiting runs as it takes',
};

/** @see https://learn.microsoft.com/azure/sentinel/monitor-automation-health#error-descriptions-and-suggested-actions */
const DESCRIPTIONS: Readonly<Record<StartProblem, string>> = {
  unknown:
    'Either the playbook was not found, or Microsoft Sentinel was missing permissions on it.',
  forbidden: 'Microsoft Sentinel is missing permissions to run it.',
  disabled: 'The playbook was disabled.',
  busy: 'Too many requests, exceeding workflow throttling limits.',
};

/** Why a playbook could not be started, as Sentinel says it. */
export const failureOf = (playbookId: string, problem: StartProblem): string =>
  `Could not trigger playbook: ${playbookId.split('/').at(-1) ?? ''}. ${DESCRIPTIONS[problem]}`;
