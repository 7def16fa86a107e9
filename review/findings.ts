import type { Context } from './context';
import { type GrantChanges, grantChangesOf } from './grants/changes';
import { isPlaybook } from './playbook/definition';
import type { Change, Kind } from './plan/change';
import { driftIn } from './sections/drift';
import { goingIn } from './sections/gone';
import { rotatedIn } from './sections/secrets';

/** What a plan comes to: what its summary counts, and what `--fail-on` asks for. */
export interface Findings {
  readonly grants: GrantChanges;
  /** Destroyed for good. */
  readonly destroyed: readonly Change[];
  readonly replaced: readonly Change[];
  readonly created: readonly Change[];
  readonly updated: readonly Change[];
  readonly forgotten: readonly Change[];
  readonly moved: readonly Change[];
  readonly imported: readonly Change[];
  readonly playbooks: readonly Change[];
  readonly rotated: readonly Change[];
  readonly drifted: readonly Change[];
  readonly outputs: number;
}

/** Counts what a plan does. */
export function findingsOf(context: Context): Findings {
  const { resources, outputs } = context;
  const ofKind = (wanted: Kind): readonly Change[] =>
    resources.filter(({ kind }) => kind === wanted);
  const going = goingIn(context);
  return {
    grants: grantChangesOf(context),
    destroyed: going.filter(({ kind }) => kind === 'delete'),
    replaced: going.filter(({ kind }) => kind === 'replace'),
    created: ofKind('create'),
    updated: ofKind('update'),
    forgotten: ofKind('forget'),
    moved: resources.filter(({ previousAddress }) => previousAddress !== undefined),
    imported: resources.filter(({ importId }) => importId !== undefined),
    playbooks: resources.filter(
      (change) => isPlaybook(change) && !['no-op', 'read', 'forget'].includes(change.kind),
    ),
    rotated: rotatedIn(context),
    drifted: driftIn(context),
    outputs: outputs.filter(([, { kind }]) => kind !== 'no-op').length,
  };
}

/** Whether the plan changes anything in Azure or in the code's addresses. */
export const isQuiet = (findings: Findings): boolean =>
  [
    findings.destroyed,
    findings.replaced,
    findings.created,
    findings.updated,
    findings.forgotten,
    findings.moved,
    findings.imported,
  ].every((each) => each.length === 0);
