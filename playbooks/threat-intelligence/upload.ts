import type { AzureContext } from '../../systems/azure/identity';
import { MOST_OBJECTS, uploadIndicators } from '../../systems/threat-intelligence/calls';
import type { Indicator, UploadAnswer } from '../../systems/threat-intelligence/types';
import { compose, condition, filter, forEach, select } from '../../workflow/actions';
import { NO_ITEMS, call, coalesce, empty, equals, not, when } from '../../workflow/calls';
import { type Action, bodyOf, recordOf, statusCodeOf } from '../../workflow/definition';
import { type Expr, type Ref, expr, required } from '../../workflow/tree';
import { inAnyCase } from '../failure';

/** Stands for one indicator that Sentinel has refused. */
export const REFUSED = 'refused by Sentinel';
const mark = (reason: string): string => `|${reason}|`;

/** A record of a loop's action, as far as it is read. */
interface LoopRecord<T> {
  readonly name: string;
  readonly outputs: readonly { readonly outputs: T | null }[] | null;
}

/** What one action has left behind in all iterations of a loop. */
const recordsOf = <T>(name: string, loop: Action, of: string) => {
  const records = filter<LoopRecord<T>>(
    name,
    call('result', loop.name) as Expr<readonly LoopRecord<T>[]>,
    (record) => equals<string>(record.name, of),
  );
  const first = call('first', bodyOf(records)) as Expr<LoopRecord<T>>;
  const iterations = coalesce<readonly { readonly outputs: T | null }[]>(
    expr({
      kind: 'access',
      of: first.node,
      key: { kind: 'literal', value: 'outputs' },
      safe: true,
    }),
    NO_ITEMS,
  );
  return { records, iterations };
};

export interface UploadProps {
  readonly azure: AzureContext;
  readonly workspaceId: string;
  readonly indicators: Expr<readonly Indicator[]>;
  /** What is done to a batch first, and what becomes of it. */
  readonly prepare: (batch: Expr<readonly Indicator[]>) => {
    readonly actions: readonly Action[];
    readonly indicators: Expr<readonly Indicator[]>;
  };
}

/**
 * Uploads indicators in batches. What Sentinel refuses in a batch is counted, and the rest goes in; a batch that it cannot read at all is sent again one by
 * one, so that one bad object never holds the others. Anything else that goes wrong fails the run, and the next one sends the same once more.
 */
export function uploadAll({ azure, workspaceId, indicators, prepare }: UploadProps): {
  readonly loop: Action;
  readonly actions: readonly Action[];
  /** A text with a mark for each indicator that was refused. */
  readonly refused: Expr<string>;
} {
  const batches = call('chunk', indicators, MOST_OBJECTS) as Expr<
    readonly (readonly Indicator[])[]
  >;
  const loop = forEach('Batches', batches, (batch) => {
    const prepared = prepare(batch);
    const upload = uploadIndicators('Upload', azure, workspaceId, prepared.indicators);
    const alone = oneByOne(azure, workspaceId, prepared.indicators);
    const isUnread = equals<number>(statusCodeOf(upload), 400);
    const again: Action = {
      // Whatever else went wrong fails here, and with it the run.
      ...condition('If_unread', when<boolean>(isUnread, true, NO_ANSWER), { then: alone.actions }),
      runAfter: { [upload.name]: ['Failed', 'TimedOut'] },
    };
    const errors = coalesce<readonly unknown[]>(
      bodyOf(upload as Action<UploadAnswer>).errors,
      NO_ITEMS,
    );
    const listed = call(
      'if',
      isUnread,
      coalesce<readonly unknown[]>(alone.refused, NO_ITEMS),
      errors,
    );
    const marks: Action = {
      ...select<unknown, string>('Refused', listed as Expr<readonly unknown[]>, () =>
        mark(REFUSED),
      ),
      runAfter: {
        [upload.name]: ['Succeeded', 'Failed', 'TimedOut'],
        [again.name]: ['Succeeded', 'Skipped'],
      },
    };
    return [...prepared.actions, upload, again, marks];
  });
  const { records, iterations } = recordsOf<{ readonly body: readonly string[] }>(
    'Refused_in_batches',
    loop,
    'Refused',
  );
  const texts = select<{ readonly outputs: { readonly body: readonly string[] } | null }, string>(
    'Refusals',
    iterations,
    ({ outputs }) => call('join', coalesce<readonly string[]>(outputs.body, NO_ITEMS), ''),
  );
  return {
    loop,
    actions: [loop, records, texts],
    refused: call('join', coalesce<readonly string[]>(bodyOf(texts), NO_ITEMS), ''),
  };
}

/** Uploads the indicators of a batch one by one, and gives those that were refused. */
function oneByOne(
  azure: AzureContext,
  workspaceId: string,
  indicators: Expr<readonly Indicator[]>,
): { readonly actions: readonly Action[]; readonly refused: Expr<readonly unknown[]> } {
  const loop = forEach('One_by_one', indicators, (indicator) => {
    const alone = call('createArray', indicator) as Expr<readonly Indicator[]>;
    const upload = uploadIndicators('Upload_one', azure, workspaceId, alone);
    return inAnyCase([upload, compose<string>('Answer_to_one', answerTo(upload))]);
  });
  const { records, iterations } = recordsOf<string>('Answers_to_each', loop, 'Answer_to_one');
  const refused = filter('Refused_alone', iterations, ({ outputs }) =>
    not(empty(outputs as Expr<string | null>)),
  );
  return { actions: [loop, records, refused], refused: bodyOf(refused) };
}

/** Has no value: whoever needs it, fails. */
const NO_ANSWER = required(call('json', '{}') as Expr<{ answer: never }>, 'answer');

/** A mark where an indicator was refused, an empty text where it was taken; without such an answer there is none, and the action fails. */
function answerTo(upload: Action<UploadAnswer | null>): Expr<string> {
  const { status } = recordOf(upload);
  const { errors } = bodyOf(upload as Action<UploadAnswer>);
  return when<string>(
    equals<number>(statusCodeOf(upload), 400),
    mark(REFUSED),
    when<string>(
      equals<string>(status, 'Succeeded'),
      when<string>(empty(coalesce<readonly unknown[]>(errors, NO_ITEMS)), '', mark(REFUSED)),
      NO_ANSWER,
    ),
  );
}

/** How often a mark stands in a text. */
export const countOf = (text: Expr<string>, reason: string): Expr<number> =>
  call('sub', call('length', call('split', text, mark(reason))), 1);

/** The mark of a fate, or of a reason. */
export const markOf = (fate: Ref<string>): Expr<string> => call('concat', '|', fate, '|');
