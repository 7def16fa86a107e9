import type { JiraContext } from '../../systems/jira/calls';
import type { Issue } from '../../systems/jira/types';
import { ownerMail, statusOf } from '../../systems/sentinel/incident';
import type { Incident } from '../../systems/sentinel/types';
import { and, anyOf, call, coalesce, empty, equals, not, or } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import type { Expr, Ref } from '../../workflow/tree';
import { type Sides, countText, isBehind, pushes } from '../compare';
import { agreedPart } from './marks';
import { issueSummary } from './description';
import type { JiraSettings } from './settings';
import { sidesOf } from './sides';

/** What every part of *push* works with. */
export interface PushContext {
  readonly settings: JiraSettings;
  readonly jira: JiraContext;
  /** Reads the incident. */
  readonly fresh: Action<Incident>;
  /** The issue that it writes to. */
  readonly issue: Ref<Issue>;
}

/** Both sides; an incident that was merged into another one is closed. */
export const bothSides = ({ settings, fresh, issue }: PushContext): Sides =>
  sidesOf(
    settings,
    { status: statusOf(bodyOf(fresh)), severity: bodyOf(fresh).properties.severity },
    issue,
  );

/** Whether a field that Sentinel goes on writing may say something else than the incident. What people hide of themselves, cannot be told. */
export function isOutdated({ settings, fresh, issue }: Omit<PushContext, 'jira'>): Expr<boolean> {
  const { summary, assignee } = issue.fields;
  const mail = ownerMail(bodyOf(fresh));
  const tests = {
    summary: not(equals<string>(summary, issueSummary(bodyOf(fresh).properties))),
    assignee: not(
      or(
        empty(mail),
        equals<string>(
          call('toLower', coalesce<string>(assignee.emailAddress, '')),
          call('toLower', mail),
        ),
      ),
    ),
  };
  return anyOf(settings.updates.map((field) => tests[field]));
}

/** Whether the issue has to be written to for what goes both ways; a status that it cannot be moved to is no reason. */
export function hasChanges(context: PushContext): Expr<boolean> {
  const sides = bothSides(context);
  return or(and(isBehind(sides), not(pushes(sides.status))), pushes(sides.severity));
}

/** Whether the incident has comments that the issue may lack. */
export const hasNewComments = ({
  fresh,
  issue,
}: Pick<PushContext, 'fresh' | 'issue'>): Expr<boolean> => {
  const count = countText(bodyOf(fresh).properties.additionalData.commentsCount);
  return not(equals<string>(agreedPart(issue, 3), count));
};

/** The issue's key as it is now: one that was moved to another project has a new one. */
export const keyOf = ({ issue }: PushContext): Expr<string> => coalesce<string>(issue.key, '');
