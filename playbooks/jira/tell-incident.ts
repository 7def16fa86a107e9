import { type JiraContext, linkIssue } from '../../systems/jira/calls';
import type { Issue } from '../../systems/jira/types';
import { updateIncident, writeComment } from '../../systems/sentinel/calls';
import { ownComment } from '../../systems/sentinel/comment-id';
import { guid, incident, link, titled } from '../../systems/sentinel/incident';
import { concat } from '../../workflow/calls';
import { text } from '../../workflow/text';
import type { Expr, Ref } from '../../workflow/tree';
import type { Part } from '../failed-steps';
import { incidentLabel } from './marks';
import type { JiraSettings } from './settings';

export interface TellingProps {
  readonly settings: JiraSettings;
  readonly jira: JiraContext;
}

/** The words that tell an incident of its issue. */
export const linkTo = ({ site }: Pick<JiraSettings, 'site'>, key: Expr<string>): Expr<string> =>
  text`Opened Jira issue <a href="${concat(site, '/browse/', key)}">${key}</a>.`;

/** The names of the actions that tell. */
interface Names {
  readonly remoteLink: string;
  readonly comment: string;
  readonly label: string;
}

/**
 * Lets issue and incident know each other. The label comes last: it says that all is told. The comment comes before it, because it changes the incident's etag.
 */
export function tellIncident(
  { settings, jira }: TellingProps,
  { key }: Ref<Issue>,
  names: Names,
): Part {
  const { azure, label: prefix } = settings;
  const remote = linkIssue(names.remoteLink, jira, key, {
    globalId: incidentLabel(guid),
    relationship: 'is about',
    object: { url: link, title: titled(incident.properties) },
  });
  const id = ownComment('jiraTicket', guid);
  const comment = writeComment(names.comment, azure, incident.id, id, linkTo(settings, key));
  const label = updateIncident(names.label, incident.id, {
    tagsToAdd: { TagsToAdd: [{ Tag: text`${prefix}:${key}` }] },
  });
  return {
    actions: [remote, comment, label],
    steps: [
      { action: remote, doing: 'linking the issue to the incident' },
      { action: comment, doing: 'writing the comment with the link' },
      { action: label, doing: 'labelling the incident' },
    ],
  };
}
