import { type ActionJson, branchesOf } from '../../workflow/schema';
import type { Json } from '../../workflow/parameter';
import type { Workflow } from '../stack/model';

/** An action of a workflow, wherever it is nested. */
export interface PlacedAction {
  readonly name: string;
  readonly action: ActionJson;
}

/** All actions of a workflow. */
export function actionsOf({ definition }: Workflow): readonly PlacedAction[] {
  const inside = (actions: Readonly<Record<string, ActionJson>>): PlacedAction[] =>
    Object.entries(actions).flatMap(([name, action]) => [
      { name, action },
      ...branchesOf(action).flatMap((branch) => inside(branch.actions)),
    ]);
  return inside(definition.actions);
}

/** A property of a JSON object; undefined where there is none. */
export function property(value: Json | undefined, key: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

/** A text of a definition with what it reads from parameters put in, its other expressions left as they are. */
export function withParameters(text: Json | undefined, workflow: Workflow): string {
  if (typeof text !== 'string') return '';
  const valueOf = (name: string): Json | undefined =>
    workflow.parameters[name] ?? workflow.definition.parameters?.[name]?.defaultValue;
  return text.replace(
    /@\{parameters\('([^']+)'\)\}|@?parameters\('([^']+)'\)/g,
    (whole: string, inText: string | undefined, inCall: string | undefined) => {
      const value = valueOf(inText ?? inCall ?? '');
      return typeof value === 'string' ? value : whole;
    },
  );
}
