import { World, type WorldOptions } from '../../../emulator/world';
import type { Stack } from '../../../emulator/stack';
import type { ChatRequest } from '../../../emulator/services/openai/language-model';
import type { IncidentProperties } from '../../../emulator/services/sentinel/trigger-body';
import type { EnvironmentInput } from '../../../environments';
import pilot from '../../../environments/pilot';
import { TODAY } from '../../constructs/today';
import { synthesizedStack } from '../servicenow/dev-world';

export const GUID = '5f1c8b1e-93c5-4f68-a1de-28c7f5306bff';
export const RULE = 'aaaaaaaa-1111-4222-8333-444444444444';
const TABLE = 'SentinelBridgeTriage_CL';

type Triage = NonNullable<EnvironmentInput['triage']>;

export const ANALYST = 'ada@acme.com';
export const GROUPS = ['Security Operations', 'Network'];

/** Everything that a triage may do. */
export const APPLY: Triage = {
  mode: 'apply',
  suggestFrom: { groups: GROUPS, analysts: [ANALYST, 'sam@acme.com'] },
  assign: { confidence: 0.8 },
  close: {
    confidence: 0.9,
    precision: 0.95,
    outcomes: 20,
    holdOut: 0.2,
    protectedTags: ['vip'],
    protectedEntities: ['dc01'],
  },
};

/** Nothing but words. */
export const SUGGEST: Triage = { suggestFrom: { groups: GROUPS, analysts: [ANALYST] } };

/** What a rule says that closes incidents without a model. */
export const BY_RULE = 'Closed by a rule';

/** The stack of `pilot` with a triage of this kind, and a ticket for every incident. */
export const triageStack = (triage: Triage): Stack =>
  synthesizedStack({
    ...pilot,
    triage,
    autoClose: [
      {
        name: 'noise',
        when: { severities: ['Informational'], tactics: ['Impact'] },
        classification: 'BenignPositive',
        comment: BY_RULE,
      },
    ],
    serviceNow: { ...pilot.serviceNow, routes: [{ table: 'incident' }] },
  }).stack;

/** What a model says that is right about nothing in particular. */
export const SAYS = {
  verdict: 'FalsePositive',
  confidence: 0.97,
  reasons: ['It looks like a test'],
  severity: 'Low',
  nextSteps: ['Ask the owner'],
  entities: [],
  group: 'Network',
  analyst: ANALYST,
};

/** What a model says: an answer, or a text in its place. */
export type Said = Readonly<Record<string, unknown>> | string;

/** What became of an incident. */
export interface Seen {
  readonly status: string;
  readonly severity: string;
  /** The user principal name; null where nobody has it. */
  readonly owner: string | null;
  readonly labels: readonly string[];
  readonly classification: string | null;
  /** What the closing says. */
  readonly reason: string | null;
  readonly comments: readonly { readonly name: string; readonly message: string }[];
  readonly tickets: readonly Readonly<Record<string, string>>[];
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A world with a triage. */
export class TriageWorld extends World {
  constructor(stack: Stack, options: WorldOptions = {}) {
    super(stack, { start: TODAY.getTime(), ...options });
  }

  get triage() {
    const { triage } = this.services;
    if (triage === undefined) throw new Error('the stack has no triage');
    return triage;
  }

  /** The model answers like this. */
  says(answer: Said | ((request: ChatRequest) => Said)): void {
    this.triage.model.script((request) => {
      const given = typeof answer === 'function' ? answer(request) : answer;
      return { kind: 'says', content: typeof given === 'string' ? given : JSON.stringify(given) };
    });
  }

  /** An incident comes into being. */
  async incident(guid = GUID, properties: Partial<IncidentProperties> = {}): Promise<void> {
    this.analyst.create(guid, {
      severity: 'Low',
      relatedAnalyticRuleIds: [
        `${this.stack.workspace.id}/providers/Microsoft.SecurityInsights/alertRules/${RULE.toUpperCase()}`,
      ],
      ...properties,
    });
    await this.settle();
  }

  /** Lets minutes pass, in which the schedule runs. */
  async pass(minutes: number): Promise<void> {
    await this.runUntil(this.now + minutes * 60_000);
    await this.settle();
  }

  /** People have closed so many incidents of the rule, on so many of which the model was right. */
  async judged(count: number, right: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      this.triage.tables.add(TABLE, {
        TimeGenerated: new Date(this.now + i).toISOString(),
        Kind: 'outcome',
        IncidentId: `earlier ${this.now} ${i}`,
        RuleId: RULE,
        Verdict: 'FalsePositive',
        Confidence: 0.95,
        Model: 'gpt-4.1-mini-2025-04-14',
        WouldClose: true,
        Classification: i < right ? 'FalsePositive' : 'TruePositive',
        Agreed: i < right,
      });
    }
    await this.pass(3);
  }

  /** The rows of the triage, of one kind. */
  rows(kind: 'verdict' | 'outcome') {
    return this.triage.tables.rows(TABLE).filter((row) => row['Kind'] === kind);
  }

  /** What became of an incident. */
  seen(guid = GUID): Seen {
    const incident = this.state().sentinel.incidents.find(({ name }) => name === guid);
    if (incident === undefined) throw new Error(`there is no incident ${guid}`);
    const { properties, comments } = incident;
    return {
      status: properties.status,
      severity: properties.severity,
      owner: textOrNull(properties.owner?.['userPrincipalName']),
      labels: properties.labels.map(({ labelName }) => labelName),
      classification: textOrNull(properties['classification']),
      reason: textOrNull(properties['classificationComment']),
      comments: comments.map(({ name, properties: { message } }) => ({ name, message })),
      tickets: (this.serviceNow?.rows('incident') ?? []).filter(
        (row) => row['correlation_id'] === guid,
      ),
    };
  }

  /** The comment of the triage; the empty text where there is none. */
  said(guid = GUID): string {
    return this.seen(guid).comments.find(({ name }) => name.startsWith('5e4c0401'))?.message ?? '';
  }

  /** How runs of a playbook ended. */
  runsOf(playbook: string): readonly string[] {
    return this.state()
      .runs.filter((run) => run.playbook === `logic-bridge-pilot-${playbook}`)
      .map(({ status }) => status);
  }
}
