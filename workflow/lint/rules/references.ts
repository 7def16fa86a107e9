import { LOOP_TYPES } from '../loops';
import { type Operation, blocksOf } from '../operations';
import type { Outline } from '../outline';
import { ACTION_FUNCTIONS, type Call, LOOP_FUNCTIONS } from '../references';
import { type Problem, type Rule, inText } from '../rule';
import { pathOf } from '../texts';
import { ACTIONS_AND_TRIGGERS, FUNCTIONS_REFERENCE, LOOPS, MEASURED } from './sources';

/** Actions whose own inputs are evaluated once for each item. */
const PER_ITEM: ReadonlySet<string> = new Set(['select', 'query', 'table']);

/** Parts of an action that the runtime evaluates after the action has ended, so that they may read it. */
const readsItself = ({ operation, keys }: Call['text']): boolean =>
  keys[0] === 'trackedProperties' ||
  keys[1] === 'unsubscribe' ||
  (operation?.type === 'until' && keys[0] === 'expression');

/** The references to actions, outside triggers, for which a condition holds. */
const referencesWhere = (
  outline: Outline,
  condition: (call: Call, target: Operation | undefined) => boolean,
): Problem[] =>
  outline.calls(...ACTION_FUNCTIONS).flatMap((call) => {
    const { target, text } = call;
    if (target === undefined || text.owner === 'trigger') return [];
    if (outline.triggers.has(target.toLowerCase())) return [];
    return condition(call, outline.operation(target)) ? [inText(text, valuesOf(call))] : [];
  });

const valuesOf = ({ target, text }: Call): Problem['values'] => ({
  target: target ?? '',
  part: text.keys[0] ?? '',
  action: text.operation?.name ?? text.place,
});

const unknown: Rule = {
  code: 'L04',
  title: 'Reference to an unknown action',
  level: 'error',
  message:
    "The action(s) '{target}' referenced by '{part}' in {place} are not defined in the template.",
  cause: 'An expression names an action that the definition does not hold.',
  fix: "correct the name, or add the action '{target}'.",
  source: ACTIONS_AND_TRIGGERS,
  check: (outline) => referencesWhere(outline, (_, target) => target === undefined),
};

/** Whether a text may read an action: it has ended for certain by then, or the text is an Until's condition. */
const canRead = (outline: Outline, { text }: Call, target: Operation): boolean => {
  const reader = text.operation;
  if (reader === undefined || outline.precedes(target, reader)) return true;
  return readsItself(text) && blocksOf(target).includes(reader);
};

const notBefore: Rule = {
  code: 'L05',
  title: 'Reference to an action that is not on the runAfter path',
  level: 'error',
  message:
    "The {part} of template action '{action}' cannot reference action '{target}'. Action '{target}' must either be in 'runAfter' path or within a scope action on the 'runAfter' path of action '{action}', or be a Trigger.",
  cause:
    'The action that is read may not have ended: it runs later, beside, in another branch, or around the reader.',
  fix: "let '{action}', or a block around it, run after '{target}' or the block that holds it.",
  source: MEASURED,
  check: (outline) =>
    referencesWhere(
      outline,
      (call, target) =>
        target !== undefined && target !== call.text.operation && !canRead(outline, call, target),
    ),
};

const itself: Rule = {
  code: 'L06',
  title: 'An action that reads itself',
  level: 'error',
  message:
    "The {part} of template action '{action}' is not valid: the action cannot reference itself.",
  cause: 'The outputs of an action are not there while its inputs are evaluated.',
  fix: 'read another action; in tracked properties use action().',
  source: MEASURED,
  check: (outline) =>
    referencesWhere(
      outline,
      ({ text }, target) => target !== undefined && target === text.operation && !readsItself(text),
    ),
};

/** The loops that a text is inside of. An Until's condition belongs to its loop. */
const loopsAround = ({ operation, keys }: Call['text']): readonly Operation[] => {
  if (operation === undefined) return [];
  const own = operation.type === 'until' && keys[0] === 'expression' ? [operation] : [];
  return [...own, ...blocksOf(operation)].filter(({ type }) => LOOP_TYPES.has(type));
};

const outsideLoop: Rule = {
  code: 'L07',
  title: 'items() or iterationIndexes() outside its loop',
  level: 'error',
  message:
    "The repetition action(s) '{target}' referenced by '{part}' in {place} are not defined in the template.",
  cause: 'The named loop does not exist, or the action is not inside of it.',
  fix: "move the action into the loop '{target}', or name the loop that it is in.",
  source: LOOPS,
  check: (outline) =>
    outline
      .calls(...LOOP_FUNCTIONS)
      .filter(({ target, text }) => {
        if (target === undefined || text.owner === 'trigger') return false;
        return !loopsAround(text).some(({ key }) => key === target.toLowerCase());
      })
      .map((call) => inText(call.text, valuesOf(call))),
};

const noItem: Rule = {
  code: 'L08',
  title: 'item() where there is no item',
  level: 'error',
  message: "The function 'item' in {place} stands in no loop: there is no item to read.",
  cause: 'item() means something inside a Foreach, and in the inputs of Select, Query and Table.',
  fix: 'move the action into a Foreach, or read the value that is meant by its own name.',
  source: FUNCTIONS_REFERENCE,
  check: (outline) =>
    outline
      .calls('item')
      .filter(({ text }) => text.owner !== 'trigger' && !hasItem(text))
      .map(({ text }) => inText(text)),
};

const hasItem = ({ operation }: Call['text']): boolean =>
  operation !== undefined &&
  (PER_ITEM.has(operation.type) || blocksOf(operation).some(({ type }) => type === 'foreach'));

const fromTrigger: Rule = {
  code: 'L26',
  title: 'A trigger that reads actions or variables',
  level: 'error',
  message:
    "The trigger at '{path}' reads '{function}', but nothing of a run exists when a trigger is evaluated.",
  cause: 'Triggers are evaluated before any action runs and before any variable exists.',
  fix: 'use triggerBody(), triggerOutputs() or parameters() in a trigger.',
  source: ACTIONS_AND_TRIGGERS,
  check: (outline) =>
    outline
      .calls(...ACTION_FUNCTIONS, ...LOOP_FUNCTIONS, 'variables')
      .filter(({ text, target }) => {
        const readsTrigger = outline.triggers.has(target?.toLowerCase() ?? '');
        return text.owner === 'trigger' && target !== undefined && !readsTrigger;
      })
      .map(({ text, node }) => inText(text, { function: node.name, path: pathOf(text) })),
};

/** What expressions may read, and where. */
export const REFERENCE_RULES: readonly Rule[] = [
  unknown,
  notBefore,
  itself,
  outsideLoop,
  noItem,
  fromTrigger,
];
