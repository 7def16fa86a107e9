import type { VaultContext } from '../../systems/key-vault/calls';
import type { RowsAddress } from '../../systems/log-analytics/calls';
import type { Channel } from '../../systems/notify/types';
import type { ModelContext } from '../../systems/openai/calls';
import type { SentField, TriageMode } from '../../systems/openai/types';
import type { Severity } from '../../systems/sentinel/types';
import { parameter } from '../../workflow/definition';
import type { Parameter } from '../../workflow/parameter';
import { type Expr, type Ref, asRef } from '../../workflow/tree';
import type { Conditions } from '../conditions';

/** When a verdict closes an incident. */
export interface CloseSettings {
  readonly severities: readonly Severity[];
  readonly confidence: number;
  /** The share of right verdicts of a rule from which on its incidents are closed. */
  readonly precision: number;
  /** How many closings by people count. */
  readonly outcomes: number;
  /** The share of incidents that is left to people all the same. */
  readonly holdOut: number;
  readonly protectedTags: readonly string[];
  readonly protectedEntities: readonly string[];
}

/** What the triage works with. */
export interface TriageSettings {
  readonly azure: VaultContext;
  readonly model: ModelContext;
  readonly mode: TriageMode;
  readonly when: Conditions;
  readonly sends: readonly SentField[];
  readonly maskEntities: boolean;
  readonly suggestFrom: {
    readonly groups: readonly string[];
    readonly analysts: readonly string[];
  };

  /**
   * From which confidence on the suggested analyst becomes the owner.
   * @default - nobody is assigned
   */
  readonly assign?: { readonly confidence: number } | undefined;

  /**
   * @default - nothing is closed; that a verdict would is measured with `MEASURED`
   */
  readonly close?: CloseSettings | undefined;

  /** Incidents that the model is asked about in an hour at most. */
  readonly perHour: number;
  /** Characters of an incident that are sent at most. */
  readonly textLength: number;
  readonly answerTokens: number;

  /** The query for what is known of an analytics rule, with `NO_RULE` where the rule's GUID belongs. */
  readonly ruleRecord: string;

  /** What the rules and playbooks that close incidents by themselves say: a closing with these words is nobody's judgement. */
  readonly machineWords: readonly string[];

  /**
   * The channel that is told of failures.
   * @default - nobody is notified
   */
  readonly channel?: Channel | undefined;
}

/** What would be closed, where the settings close nothing: measured from the first day on. */
export const MEASURED = { severities: ['Low', 'Informational'], confidence: 0.9 } as const;

/** The GUID of no analytics rule. */
export const NO_RULE = '00000000-0000-0000-0000-000000000000';

/** Where rows are sent, and the workspace's own GUID: the deployment gives them. */
export const ROWS: Parameter = { name: 'triageRows', type: 'Object' };
export const WORKSPACE: Parameter = { name: 'triageWorkspace', type: 'String' };

export const rows: Ref<RowsAddress> = asRef(parameter<RowsAddress>(ROWS));
export const workspace: Expr<string> = parameter<string>(WORKSPACE);
