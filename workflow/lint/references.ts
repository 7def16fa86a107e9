import { ParseError } from '../parse';
import type { LiteralValue, Node } from '../tree';
import type { Text } from './texts';

type CallNode = Extract<Node, { kind: 'call' }>;

/** One step into the value of a call: `?['name']`. */
export interface Step {
  /** @default - the key is computed */
  readonly key?: LiteralValue;
  readonly safe: boolean;
}

/** A function call in a text. */
export interface Call {
  /** The function's name in lower case. */
  readonly name: string;
  readonly node: CallNode;
  readonly text: Text;

  /**
   * The first argument, where it is a literal text: the action, variable, parameter or loop meant.
   * @default - there is none, or it is computed
   */
  readonly target?: string;

  /** The steps into its value, the first one first. */
  readonly steps: readonly Step[];

  /**
   * The call whose argument it is, at any depth.
   * @default - it is no part of an argument
   */
  readonly outer?: Call;
}

/** All function calls of a text. */
export function callsOf(text: Text): readonly Call[] {
  const calls: Call[] = [];
  if (!(text.parsed instanceof ParseError)) collect(calls, text, text.parsed, [], undefined);
  return calls;
}

function collect(
  calls: Call[],
  text: Text,
  node: Node,
  steps: readonly Step[],
  outer: Call | undefined,
): void {
  switch (node.kind) {
    case 'literal':
    case 'parameter':
      return;
    case 'template':
      for (const part of node.parts) {
        if (typeof part !== 'string') collect(calls, text, part, [], outer);
      }
      return;
    case 'access': {
      const key = node.key.kind === 'literal' ? { key: node.key.value } : {};
      collect(calls, text, node.of, [{ ...key, safe: node.safe }, ...steps], outer);
      collect(calls, text, node.key, [], outer);
      return;
    }
    case 'call': {
      const [first] = node.args;
      const call: Call = {
        name: node.name.toLowerCase(),
        node,
        text,
        steps,
        ...(first?.kind === 'literal' &&
          typeof first.value === 'string' && { target: first.value }),
        ...(outer && { outer }),
      };
      calls.push(call);
      for (const arg of node.args) collect(calls, text, arg, [], call);
    }
  }
}

/** The functions whose first argument is the name of an action. */
export const ACTION_FUNCTIONS = [
  'body',
  'outputs',
  'actions',
  'result',
  'actionbody',
  'actionoutputs',
  'formdatavalue',
  'formdatamultivalues',
  'multipartbody',
] as const;

/** The functions whose first argument is the name of a loop. */
export const LOOP_FUNCTIONS = ['items', 'iterationindexes'] as const;
