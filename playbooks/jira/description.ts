import { link } from '../../systems/sentinel/incident';
import type { Alert, Entity, IncidentProperties } from '../../systems/sentinel/types';
import { select } from '../../workflow/actions';
import { call, coalesce, concat, orElse } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import type { Expr, Ref } from '../../workflow/tree';
import { columns } from '../columns';
import { kindOf, nameOf, participants, summaryOf, ticketTitle } from '../incident-words';
import { NEWLINE, cut, inOneLine } from '../rich-text';
import type { JiraSettings } from './settings';
import { type Words, paragraph, wikiInline, wordsOf } from './words';

/** Alerts and entities that the table shows, and characters of each: a description is no place for hundreds. */
const MOST_ROWS = 50;
const LONGEST_CELL = 150;
const LONGEST_WORDS = 8000;

/** The most characters of a summary, which has no line breaks. */
const LONGEST_SUMMARY = 255;

/** The issue's summary. */
export const issueSummary = (properties: Ref<IncidentProperties>): Expr<string> =>
  inOneLine(ticketTitle(properties, LONGEST_SUMMARY));

/** The description of an issue: the incident in words, then a table of what took part in it. */
export function describe({ deployment }: JiraSettings, properties: Ref<IncidentProperties>): Words {
  const rows = selectRows('Participants', properties, deployment === 'cloud' ? tableRow : wikiRow);
  const summary = cut(summaryOf(properties), LONGEST_WORDS, '… (cut)');
  if (deployment === 'dataCenter') {
    const table = call('join', bodyOf(rows), NEWLINE);
    const words = wordsOf(deployment, 'Summary', summary, table);
    return { actions: [rows, ...words.actions], body: words.body };
  }
  const words = wordsOf(deployment, 'Summary', summary);
  const open = [
    {
      type: 'text',
      text: 'Open the incident in Microsoft Sentinel',
      marks: [{ type: 'link', attrs: { href: link } }],
    },
  ];
  return {
    actions: [rows, ...words.actions],
    body: {
      type: 'doc',
      version: 1,
      content: [
        { type: 'panel', attrs: { panelType: 'info' }, content: words.paragraphs },
        { type: 'table', content: bodyOf(rows) },
        { type: 'paragraph', content: open },
      ],
    },
  };
}

/** A row of the table. */
type Row = (kind: Expr<string>, name: Expr<string>) => Expr<string> | Expr<object>;

/** The rows of the table; the first one is the incident itself, because a table without rows is refused. */
function selectRows(
  name: string,
  { incidentNumber }: Ref<IncidentProperties>,
  row: Row,
): Action<readonly string[]> {
  const itself = columns({ kind: 'Incident', name: call('string', incidentNumber) });
  const all = call('union', call('createArray', itself), participants) as Expr<readonly object[]>;
  return select<Alert | Entity, string>(
    name,
    call('take', all, MOST_ROWS) as Expr<readonly (Alert | Entity)[]>,
    (participant) => {
      const shown = coalesce<string>(nameOf(participant), '');
      const cell = cut(inOneLine(shown), LONGEST_CELL, '…');
      return row(coalesce<string>(kindOf(participant), ''), orElse(cell, '-')) as Expr<string>;
    },
  );
}

const tableRow: Row = (kind, name) =>
  columns({
    type: 'tableRow',
    content: call('createArray', cellOf('tableHeader', kind), cellOf('tableCell', name)),
  });

const cellOf = (type: 'tableHeader' | 'tableCell', words: Expr<string>): Expr<object> =>
  columns({ type, content: call('createArray', paragraph(words)) });

const wikiRow: Row = (kind, name) => concat('||', kind, '|', wikiInline(name), '|');
