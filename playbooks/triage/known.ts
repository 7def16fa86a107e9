import { queryLogs } from '../../systems/log-analytics/calls';
import type { QueryAnswer } from '../../systems/log-analytics/types';
import { compose } from '../../workflow/actions';
import { call, coalesce, empty, equals, orElse, when } from '../../workflow/calls';
import { type Action, bodyOf, outputsOf, parameter, recordOf } from '../../workflow/definition';
import { type Expr, type Ref, asRef, at, expr, required } from '../../workflow/tree';
import { NO_RULE, type TriageSettings, workspace } from './settings';

/** What is known of an analytics rule. */
export interface RuleRecord {
  /** Closings by people that count: where the verdict would have closed, the newest ones. */
  readonly judged: number;
  /** In how many of them people found the same. */
  readonly right: number;
  /** The last closings, as JSON. */
  readonly examples: string;
  /** How many incidents, of all rules, the model was asked about within an hour. */
  readonly lastHour: number;
}

/** What is known of an incident's analytics rule, and how it is read. */
export interface Known {
  readonly query: Action<QueryAnswer>;
  readonly record: Action<RuleRecord>;
  readonly is: Ref<RuleRecord>;
  /** Whether the answer could be read. */
  readonly isRead: Expr<boolean>;
}

/** The most characters of earlier closings that the model is shown. */
const LONGEST_EXAMPLES = 4_000;

/** Asks the workspace for what is known of a rule. Nothing but a GUID that was checked gets into the query. */
export function readRecord({ azure, ruleRecord }: TriageSettings, ruleId: Expr<string>): Known {
  const query = parameter<string>({
    name: 'ruleRecord',
    type: 'String',
    defaultValue: ruleRecord,
  });
  const asked = queryLogs(
    'Rule_record',
    azure,
    workspace,
    call('replace', query, NO_RULE, orElse(ruleId, NO_RULE)),
  );
  const record = compose<RuleRecord>('Record', {
    judged: whole(asked, 0),
    right: whole(asked, 1),
    examples: call('take', cell(asked, 2), LONGEST_EXAMPLES),
    lastHour: whole(asked, 3),
  });
  return {
    query: asked,
    record,
    is: outputsOf(record),
    isRead: equals(recordOf(record).status, 'Succeeded'),
  };
}

/** A cell of the one row that the query gives, as text. */
function cell(asked: Action<QueryAnswer>, column: number): Expr<string> {
  const tables = required(bodyOf(asked) as Expr<QueryAnswer>, 'tables');
  const row = asRef(at(tables, 0)).rows;
  return call('string', at(asRef(at(row, 0)), column));
}

/** A whole number, or the run does not know it: of a part of an answer nothing is taken. */
const whole = (asked: Action<QueryAnswer>, column: number): Expr<number> =>
  call('int', when<string>(empty(bodyOf(asked).error), cell(asked, column), 'a part'));

/** What the model is shown of earlier closings. */
export const examplesOf = ({ is }: Known): Expr<string> =>
  expr(coalesce<string>(is.examples, '[]').node);
