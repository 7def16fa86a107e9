import { linkIssue } from '../../systems/jira/calls';
import { listIncidents } from '../../systems/sentinel/calls';
import { guid, mergedInto, mergedUrl } from '../../systems/sentinel/incident';
import type { Incident } from '../../systems/sentinel/types';
import { call, coalesce, concat, empty, not, when } from '../../workflow/calls';
import { condition } from '../../workflow/actions';
import { bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, asRef } from '../../workflow/tree';
import type { Part } from '../failed-steps';
import { labelledKey } from '../labels';
import { type PushContext, keyOf } from './push-context';

/** Links the issue of an incident that Defender has merged into another one to the issue of that one. */
export function linkMerged(context: PushContext): Part {
  const { settings, jira } = context;
  const target = listIncidents('Find_merged', settings.azure, settings.workspace.id, {
    filter: text`properties/incidentNumber eq ${mergedInto}`,
    top: 1,
  });
  const other = asRef(call('first', bodyOf(target).value) as Expr<Incident>);
  const key = labelledKey(other, settings.label);
  const address = coalesce<string>(other.properties.incidentUrl, mergedUrl, settings.site);
  const link = linkIssue('Link_merged', jira, keyOf(context), {
    globalId: concat('sentinel-merged-', guid),
    relationship: 'was merged into',
    object: {
      url: when<string>(empty(key), address, concat(settings.site, '/browse/', key)),
      title: when<string>(empty(key), concat('Sentinel incident ', mergedInto), key),
    },
  });
  return {
    actions: [condition('If_merged', not(empty(mergedInto)), { then: [target, link] })],
    steps: [
      { action: target, doing: 'finding the incident that this one was merged into' },
      { action: link, doing: 'linking the issue to the one that this one was merged into' },
    ],
  };
}
