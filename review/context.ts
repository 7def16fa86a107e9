import { Names, type Named, namedInState } from './names';
import { type Change, type Values, changeOf, typesOf, valuesOf } from './plan/change';
import { Configuration, listAt } from './plan/configuration';
import type { ChangeJson, PlanJson } from './plan/schema';
import { Concealer } from './secrets/concealer';
import { isObject, valueAt } from '../workflow/lint/json';

/** A plan as it is reviewed: without any secret, and with names for what it refers to. */
export interface Context {
  /** Every resource of the plan, those that stay as they are included. */
  readonly resources: readonly Change[];
  /** What others have changed since Terraform last looked: as it was, and as it is. */
  readonly drift: readonly Change[];
  readonly outputs: readonly (readonly [name: string, values: Values])[];
  /** Resources that a later plan will change, and why not this one. */
  readonly deferred: readonly (readonly [address: string, reason: string])[];
  /** What the code itself checks, and finds wrong. */
  readonly failedChecks: readonly string[];
  /** Whether everything that the code asks for is in the plan. */
  readonly isComplete: boolean;
  readonly names: Names;
}

/** Takes the secrets out of a plan, and reads what becomes of each resource. */
export function contextOf(plan: PlanJson): Context {
  const concealer = new Concealer();
  const shown = (text: string): string => concealer.text(text);
  const configuration = new Configuration(plan.configuration, shown);
  noteSecrets(plan, concealer, configuration);
  const resources = (plan.resource_changes ?? []).map((each) => changeOf(each, concealer));
  const drift = (plan.resource_drift ?? []).map((each) => changeOf(each, concealer));
  return {
    resources,
    drift,
    outputs: outputsIn(plan).map(([name, change]) => [shown(name), valuesOf(change, concealer)]),
    deferred: (plan.deferred_changes ?? []).map(({ reason, resource_change }) => [
      shown(resource_change?.address ?? 'a resource'),
      shown(reason ?? 'unknown'),
    ]),
    failedChecks: failedChecksOf(plan.checks, shown),
    isComplete: plan.complete !== false,
    names: new Names([...dataIn(plan, concealer), ...resources.flatMap(namedBy)], configuration),
  };
}

/** The outputs as properties of objects: their names say something of their values too. */
const outputsIn = (plan: PlanJson): readonly (readonly [name: string, change: ChangeJson])[] =>
  Object.entries(plan.output_changes ?? {}).map(([name, change]) => [
    name,
    {
      ...change,
      before: { [name]: change.before },
      after: { [name]: change.after },
      before_sensitive: { [name]: change.before_sensitive },
      after_sensitive: { [name]: change.after_sensitive },
      after_unknown: { [name]: change.after_unknown },
    },
  ]);

/** Notes every secret that the plan holds anywhere, before anything of it is read. */
function noteSecrets(plan: PlanJson, concealer: Concealer, configuration: Configuration): void {
  for (const each of [
    ...(plan.resource_changes ?? []),
    ...(plan.resource_drift ?? []),
    ...(plan.deferred_changes ?? []).flatMap(({ resource_change }) => resource_change ?? []),
  ]) {
    concealer.note(each.change.before, each.change.before_sensitive, typesOf(each));
    concealer.note(each.change.after, each.change.after_sensitive, typesOf(each));
  }
  for (const [, change] of outputsIn(plan)) {
    concealer.note(change.before, change.before_sensitive);
    concealer.note(change.after, change.after_sensitive);
  }
  for (const [name, variable] of Object.entries(plan.variables ?? {})) {
    const isSensitive = configuration.sensitiveVariables.has(name);
    concealer.note({ [name]: valueAt(variable, 'value') }, isSensitive ? { [name]: true } : {});
  }
  for (const state of [plan.planned_values, valueAt(plan.prior_state, 'values')]) {
    noteState(state, concealer);
  }
}

function noteState(state: unknown, concealer: Concealer): void {
  const outputs = valueAt(state, 'outputs');
  for (const output of Object.values(isObject(outputs) ? outputs : {})) {
    concealer.note(valueAt(output, 'value'), valueAt(output, 'sensitive'));
  }
  const noteModule = (module: unknown): void => {
    for (const each of listAt(module, 'resources')) {
      const type = valueAt(each, 'type');
      const types = typeof type === 'string' ? [type] : [];
      concealer.note(valueAt(each, 'values'), valueAt(each, 'sensitive_values'), types);
    }
    listAt(module, 'child_modules').forEach(noteModule);
  };
  noteModule(valueAt(state, 'root_module'));
}

/** What data sources have found: the plan's changes do not tell of them. */
const dataIn = (plan: PlanJson, concealer: Concealer): readonly Named[] =>
  namedInState(valueAt(plan.prior_state, 'values'))
    .filter(({ address }) => /(?:^|\.)data\./.test(address))
    .flatMap(({ address, type, values }): Named[] => {
      const shown = concealer.conceal(values, undefined, [type]);
      return isObject(shown) ? [{ address, type, values: shown }] : [];
    });

const namedBy = ({ address, previousAddress, type, before, after }: Change): readonly Named[] =>
  [before, after]
    .filter((values) => Object.keys(values).length > 0)
    .flatMap((values) => [
      { address, type, values },
      ...(previousAddress === undefined ? [] : [{ address: previousAddress, type, values }]),
    ]);

const failedChecksOf = (checks: unknown, shown: (text: string) => string): readonly string[] =>
  listAt({ checks }, 'checks').flatMap((check) =>
    listAt(check, 'instances')
      .filter((instance) => ['fail', 'error'].includes(String(valueAt(instance, 'status'))))
      .flatMap((instance) => {
        const name =
          valueAt(instance, 'address', 'to_display') ?? valueAt(check, 'address', 'to_display');
        const problems = listAt(instance, 'problems').map((each) => valueAt(each, 'message'));
        const told = problems.filter((each) => typeof each === 'string').join('; ');
        return [shown(`${typeof name === 'string' ? name : 'a check'}: ${told || 'it fails'}`)];
      }),
  );
