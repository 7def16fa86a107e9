import type { Data } from '../expression/value';
import type { ActionRecord } from './record';
import type { Run } from './run';
import type { RunTaint } from './taint';
import { stepsTo, textsIn } from './texts';

/** A place in the run history that shows a secret; the secret itself is never part of it. */
export interface Finding {
  /** @default - the run itself: its outputs or its error */
  readonly action?: string;
  readonly part: 'inputs' | 'outputs' | 'error' | 'trackedProperties';
  /** Where in the part, as `body.items[0].password`; empty for the whole. */
  readonly path: string;
}

/** Where the visible history of a run shows secrets that it read from secured operations or secure parameters. */
export function findingsOf(run: Run): readonly Finding[] {
  const { taint } = run;
  if (taint === undefined || taint.isEmpty) return [];
  const found = new Map<string, Finding>();
  const look = (
    action: string | undefined,
    part: Finding['part'],
    value: Data | undefined,
  ): void => {
    if (value === undefined || !taint.has(value)) return;
    for (const path of pathsOf(value, taint)) {
      const finding: Finding = { ...(action === undefined ? {} : { action }), part, path };
      found.set(JSON.stringify(finding), finding);
    }
  };
  const lookAt = (
    record: Pick<ActionRecord, 'name' | 'secured' | 'inputs' | 'outputs' | 'error'>,
  ): void => {
    if (!record.secured.inputs) look(record.name, 'inputs', record.inputs);
    if (!record.secured.outputs) look(record.name, 'outputs', record.outputs);
    look(record.name, 'error', record.error?.message);
  };
  lookAt(run.trigger);
  for (const record of run.actions()) {
    lookAt(record);
    look(record.name, 'trackedProperties', record.trackedProperties);
    for (const retry of record.retryHistory ?? []) look(record.name, 'error', retry.error?.message);
  }
  look(undefined, 'outputs', run.outputs);
  look(undefined, 'error', run.error?.message);
  return [...found.values()];
}

/** Where in a value secrets stand; one that became a property's name must not come out in the path. */
function* pathsOf(value: Data, taint: RunTaint): Generator<string> {
  for (const { text, place } of textsIn(value)) {
    if (!taint.isSecret(text)) continue;
    yield stepsTo(place)
      .map((step) => (typeof step === 'string' && taint.isSecret(step) ? '*' : step))
      .reduce<string>((outer, step) => {
        if (typeof step === 'number') return `${outer}[${step}]`;
        return outer === '' ? step : `${outer}.${step}`;
      }, '');
  }
}
