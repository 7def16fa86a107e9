import { flowchartOf, nodeId } from '../../workflow/flowchart';
import { type ActionJson, branchesOf } from '../../workflow/schema';
import { cut, visible } from '../markdown/text';
import { type Playbook, type Step, runAfterOf } from './definition';
import type { StepChange } from './steps';

type Actions = Readonly<Record<string, ActionJson>>;

/** GitHub draws no chart with more characters; beyond this one, none would be read anyhow. */
const LONGEST = 12_000;

/** Colours that can be read on a light page and on a dark one. */
const STYLES = {
  added: 'fill:#d4f7dc,stroke:#1a7f37,color:#0b3d1a',
  changed: 'fill:#fff3c4,stroke:#9a6700,color:#4d3300',
  removed: 'fill:#ffdcd7,stroke:#cf222e,color:#5c0a10,stroke-dasharray:4',
} as const;

const styleOf = ({ kind }: StepChange): keyof typeof STYLES =>
  kind === 'renamed' ? 'changed' : kind;

/** The whole flow of a playbook. Undefined where it would be too long to be drawn. */
export function wholeFlow({ actions }: Playbook): string | undefined {
  const text = ['flowchart TD', ...flowchartOf(actions, { labelOf: quoted })].join('\n');
  return text.length > LONGEST ? undefined : text;
}

/**
 * The flow of a playbook with its changed steps marked, and those that are gone where they stood. Blocks in which nothing has changed are drawn as one box.
 * Undefined where it would be too long to be drawn.
 */
export function markedFlow(after: Playbook, changes: readonly StepChange[]): string | undefined {
  const byName = new Map(changes.map((change) => [change.step.name, change]));
  const gone = changes.filter(({ kind }) => kind === 'removed').map(({ step }) => step);
  const actions = gone.reduce(withStep, after.actions);
  const touched = new Set(
    changes.flatMap(({ step }) => step.within.map((block) => block.split('/')[0] ?? block)),
  );
  const { pruned, labels } = withoutQuiet(actions, (name) => touched.has(name) || byName.has(name));
  const label = (name: string, of: 'action' | 'branch'): string => {
    const short = labels.get(name);
    if (short !== undefined) return short;
    const kind = of === 'action' ? byName.get(name)?.kind : undefined;
    // Behind the name: Mermaid takes a sign and a space in front of it for a list.
    return kind === undefined ? quoted(name) : `${quoted(name)} (${kind})`;
  };
  const lines = flowchartOf(pruned, { isFolded: (name) => !touched.has(name), labelOf: label });
  const used = [...new Set(changes.map(styleOf))].sort();
  const styles = used.map((style) => `  classDef ${style} ${STYLES[style]}`);
  const marks = used.map((style) => {
    const marked = changes.filter((change) => styleOf(change) === style);
    return `  class ${marked.map(({ step }) => nodeId(step.name)).join(',')} ${style}`;
  });
  const text = ['flowchart TD', ...lines, ...styles, ...marks].join('\n');
  return text.length > LONGEST ? undefined : text;
}

/** A flow in which branches that nothing has changed in are one box each, and what stands in those boxes. */
function withoutQuiet(actions: Actions, isLoud: (name: string) => boolean) {
  const labels = new Map<string, string>();
  const prune = (siblings: Actions): Actions =>
    Object.fromEntries(
      Object.entries(siblings).map(([name, action]) => [
        name,
        isLoud(name) ? inBranches(action, (inner) => pruneBranch(name, inner)) : action,
      ]),
    );
  const pruneBranch = (block: string, inner: Actions): Actions => {
    const names = Object.keys(inner);
    if (names.length < 2 || names.some(isLoud)) return prune(inner);
    const box = `${block} ${names.join(' ')}`;
    labels.set(box, `${names.length} steps`);
    return { [box]: { type: '' } };
  };
  return { pruned: prune(actions), labels };
}

/** A name within the quotes of a Mermaid label, where no mark of its own is left. */
const quoted = (name: string): string =>
  cut(visible(name), 60).replace(
    /[^\p{L}\p{N} _.,:/()+=…-]/gu,
    (character) => `#${character.codePointAt(0) ?? 63};`,
  );

/** A flow with a step that is gone put back to where it was; at the top where its block is gone too. */
function withStep(actions: Actions, step: Step): Actions {
  const own: ActionJson = { type: '', runAfter: runAfterOf(step.own) };
  const [block] = step.within.slice(-1);
  const [parent] = (block ?? '').split('/');
  if (parent === undefined || parent === '' || !has(actions, parent)) {
    return { ...actions, [step.name]: own };
  }
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [
      name,
      name === parent
        ? { ...action, actions: { ...action.actions, [step.name]: own } }
        : inBranches(action, (inner) => (has(inner, parent) ? withStep(inner, step) : inner)),
    ]),
  );
}

const has = (actions: Actions, name: string): boolean =>
  Object.entries(actions).some(
    ([each, action]) =>
      each === name || branchesOf(action).some((branch) => has(branch.actions, name)),
  );

/** An action with what is in each of its branches written anew. */
function inBranches(action: ActionJson, write: (actions: Actions) => Actions): ActionJson {
  const { actions, else: otherwise, cases, default: fallback, ...own } = action;
  return {
    ...own,
    ...(actions && { actions: write(actions) }),
    ...(otherwise && {
      else: { ...(otherwise.actions && { actions: write(otherwise.actions) }) },
    }),
    ...(cases && {
      cases: Object.fromEntries(
        Object.entries(cases).map(([name, branch]) => [
          name,
          { ...branch, ...(branch.actions && { actions: write(branch.actions) }) },
        ]),
      ),
    }),
    ...(fallback && { default: { ...(fallback.actions && { actions: write(fallback.actions) }) } }),
  };
}
