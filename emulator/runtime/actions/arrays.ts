import { TemplateError } from '../../expression/errors';
import { toText } from '../../expression/text';
import { type Data, isArray, typeNameOf } from '../../expression/value';
import type { CompiledAction } from '../compile';
import { ActionFailure } from '../errors';
import { type Outcome, succeeded } from '../record';
import { render } from '../template';
import { type Execution, invalidInputs, rawInputs } from './handler';

/** Query: the elements of an array for which a condition holds. */
export function runQuery(execution: Execution): Outcome {
  const { where = null } = rawInputs(execution);
  const from = fromOf(execution, 'query');
  const kept = from.filter((item) => {
    const holds = renderFor(execution, item, where, "'query' action 'where'");
    if (typeof holds === 'boolean') return holds;
    throw invalidTemplate(
      execution.action,
      `The evaluation of 'query' action 'where' expression '${toText(where)}' gave a value of type ` +
        `'${typeNameOf(holds)}'. The value must be of type 'Boolean'.`,
    );
  });
  return succeeded({ body: kept }, { inputs: { from, where } });
}

/** Select: a new value for each element of an array. */
export function runSelect(execution: Execution): Outcome {
  const { select = null } = rawInputs(execution);
  const from = fromOf(execution, 'select');
  const body = from.map((item) => renderFor(execution, item, select, "'select' action 'select'"));
  return succeeded({ body }, { inputs: { from, select } });
}

/** Join: the elements of an array as one text. */
export function runJoin(execution: Execution): Outcome {
  const { action, scope } = execution;
  const { joinWith: template = null } = rawInputs(execution);
  const from = fromOf(execution, 'join');
  const joinWith = render(template, scope);
  if (typeof joinWith !== 'string') throw invalidInputs(action, "'joinWith' must be text");
  return succeeded({ body: from.map(toText).join(joinWith) }, { inputs: { from, joinWith } });
}

/** The array that an action goes through; anything else fails it. */
export function fromOf(execution: Execution, kind: string, wanted = 'an array'): readonly Data[] {
  const { action, scope } = execution;
  const from = render(rawInputs(execution)['from'] ?? null, scope);
  if (isArray(from)) return from;
  throw invalidTemplate(
    action,
    `The 'from' property value in the '${kind}' action inputs is of type '${typeNameOf(from)}'. The value must be ` +
      `${wanted}.`,
  );
}

/** A template evaluated for one item of the array. */
export function renderFor(
  { action, scope }: Execution,
  item: Data,
  template: Data,
  what: string,
): Data {
  try {
    return scope.forItem(item, () => render(template, scope));
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw invalidTemplate(
      action,
      `The evaluation of ${what} expression '${toText(template)}' failed: '${error.message}'.`,
    );
  }
}

/** What the runtime says of an action whose array, or what is to be done with it, cannot be evaluated. */
export const invalidTemplate = ({ name }: CompiledAction, what: string): ActionFailure =>
  new ActionFailure(
    'BadRequest',
    `The execution of template action '${name}' failed: ${what}`,
    'InvalidTemplate',
  );
