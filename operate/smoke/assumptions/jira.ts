import type { Assumption } from './assumption';

/** What the sync with Jira stands on. */
export const JIRA = [
  {
    id: 'J1',
    system: 'Jira',
    seenBy: 'smoke',
    assume:
      'An edit stores `properties` in the same call as `fields`, and takes one with no field in it',
    ifNot:
      'What was agreed is never renewed: _reconcile_ starts _push_ for the same incident again and again',
    see: '`GET issue/KEY/properties/sentinel` after a changed severity',
  },
  {
    id: 'J2',
    system: 'Jira',
    seenBy: 'smoke',
    assume: 'A create takes `update` with `set` for components, assignee and custom fields',
    ifNot: 'No issue is opened where a route names one of them; the incident says why',
    see: "The incident's comment",
  },
  {
    id: 'J3',
    system: 'Jira',
    seenBy: 'smoke',
    assume: '`GET issue` with `fields=comment` gives all comments',
    ifNot: 'No comment is carried over, and the incident says that not all of them came',
    see: "The incident's comment",
  },
  {
    id: 'J4',
    system: 'Jira',
    seenBy: 'smoke',
    assume:
      'An edit takes a comment among its `update` operations, with the property that makes it internal',
    ifNot: "An incident's closing is not carried over",
    see: 'The issue of a closed incident',
  },
  {
    id: 'J5',
    system: 'Jira',
    seenBy: 'smoke',
    assume: 'A search knows what was written a minute ago',
    ifNot: 'A second issue for one incident, which is taken back with the next run',
    see: 'Two issues with one label `sentinel-<guid>`',
  },
  {
    id: 'J6',
    system: 'Jira',
    seenBy: 'you',
    assume: 'Hidden e-mail addresses are matched by a search for whom an issue can be assigned to',
    ifNot: 'Issues stay unassigned',
    see: 'The issue of an incident with an owner',
  },
  {
    id: 'J7',
    system: 'Jira',
    seenBy: 'smoke',
    assume:
      'Data Center counts `updated` to the millisecond; where it counts seconds, each run looks once more at the last ones',
    ifNot: 'Some looks more',
    see: 'The bill',
  },
] as const satisfies readonly Assumption[];
