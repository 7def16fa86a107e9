import { type ActionJson, branchesOf } from './schema';

type Actions = Readonly<Record<string, ActionJson>>;

/** How a chart shows actions beyond their names. */
export interface FlowchartProps {
  /**
   * Whether an action with actions in it is drawn as one box.
   * @default - none is
   */
  readonly isFolded?: (name: string) => boolean;
  /**
   * What stands in a box: that of an action, or that of a branch of one.
   * @default - its name
   */
  readonly labelOf?: (name: string, of: 'action' | 'branch') => string;
}

/** An action's name as a node's id. Mermaid ends a block at the word `end`, and takes others for statements. */
export const nodeId = (name: string): string => {
  const id = name.replace(/[^\w]/g, (character) =>
    /[\s.-]/.test(character) ? '_' : `_${(character.codePointAt(0) ?? 0).toString(16)}`,
  );
  return /^(?:end|default|style|class|classDef|click|graph|subgraph|flowchart|linkStyle|direction|call|href)$/i.test(
    id,
  ) || id === ''
    ? `${id}_`
    : id;
};

/**
 * Actions as the lines of a Mermaid flowchart: actions as nodes, blocks as subgraphs, each arrow with the statuses that it wants where they are not success
 * alone.
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function flowchartOf(
  actions: Actions,
  { isFolded = () => false, labelOf = (name) => name }: FlowchartProps = {},
): readonly string[] {
  const title = (name: string): string => `${nodeId(name)}["${labelOf(name, 'action')}"]`;
  const lines = (siblings: Actions, indent: string): string[] =>
    Object.entries(siblings).flatMap(([name, action]) => {
      const arrows = Object.entries(action.runAfter ?? {}).map(([before, statuses]) => {
        const label = statuses.join() === 'Succeeded' ? '' : `|${statuses.join(', ')}|`;
        return `${indent}${nodeId(before)} -->${label} ${nodeId(name)}`;
      });
      const branches = branchesOf(action);
      if (branches.length === 0 || isFolded(name)) return [`${indent}${title(name)}`, ...arrows];
      const inner = branches.flatMap((branch) => {
        const begin =
          branch.name === 'actions'
            ? []
            : [
                `${indent}  subgraph ${nodeId(name)}_${nodeId(branch.name)}["${labelOf(branch.name, 'branch')}"]`,
              ];
        const end = begin.length === 0 ? [] : [`${indent}  end`];
        return [...begin, ...lines(branch.actions, `${indent}    `), ...end];
      });
      return [`${indent}subgraph ${title(name)}`, ...inner, `${indent}end`, ...arrows];
    });
  return lines(actions, '  ');
}
