import type { Issue } from '../../systems/jira/types';
import { call, coalesce, concat, equals, when } from '../../workflow/calls';
import { type Expr, type Ref, at } from '../../workflow/tree';
import { GUID_LENGTH } from '../../systems/sentinel/incident';
import { statePart } from '../compare';
import type { JiraSettings } from './settings';

/** The label that says whose issue it is. */
export const incidentLabel = (guid: Expr<string>): Expr<string> => concat(PREFIX, guid);

const PREFIX = 'sentinel-';

/** The label that tells the issues of one workspace from those of another one. */
export const workspaceLabel = ({ workspace }: JiraSettings): string => workspace.name.toLowerCase();

/** A text with the labels of an issue in quotes. */
const labels = ({ fields }: Ref<Issue>): Expr<string> => call('string', fields.labels);

/** Whether an issue is an incident's. */
export const isOf = (issue: Ref<Issue>, guid: Expr<string>): Expr<boolean> =>
  call('contains', labels(issue), concat('"', incidentLabel(guid), '"'));

/** Whether several of the listed issues are one incident's: then one of them was made twice. */
export const isTwice = (listed: Expr<string>, guid: Expr<string>): Expr<boolean> =>
  call('greater', call('length', call('split', listed, concat('"', incidentLabel(guid), '"'))), 2);

/** The GUID of an issue's incident: as what was agreed says it, or its label where that was not read. */
export const guidOfIssue = (issue: Ref<Issue>): Expr<string> => {
  const agreed = agreedPart(issue, 0);
  const parts = call('split', labels(issue), `"${PREFIX}`) as Expr<readonly string[]>;
  const labelled = call('take', coalesce<string>(at(parts, 1), ''), GUID_LENGTH) as Expr<string>;
  return when<string>(
    equals<number>(call('length', agreed), GUID_LENGTH),
    agreed,
    concat('', labelled),
  );
};

/** A part of what was agreed: 0 is the incident, 1 the status, 2 the severity, 3 the number of comments. */
export const agreedPart = ({ properties }: Ref<Issue>, part: 0 | 1 | 2 | 3): Expr<string> =>
  statePart(properties.sentinel.state, part);

/** Stands for the number of comments where some are still to be carried over, though nothing but this tells of it. */
export const MORE = 'more';
