import type { JiraSite } from '../../emulator/services/jira/site';
import type { Issue } from '../../emulator/services/jira/issue';
import { plainTextOf } from '../../emulator/services/jira/rich-text';
import { issueMapping } from '../../mappings/jira/issue';
import {
  CLASSIFICATIONS,
  SEVERITIES,
  type Severity,
  type Status,
} from '../../systems/sentinel/types';
import type { TicketSide, TicketView } from './ticket-side';

const AGENT = 'service.desk';

/** Jira, judged by the default mapping. */
export class JiraSide implements TicketSide {
  readonly service = 'jira';
  readonly system = 'Jira';

  constructor(private readonly site: JiraSite) {}

  ticketsOf(guid: string): readonly TicketView[] {
    return this.site
      .withLabel(`sentinel-${guid}`)
      .toSorted((a, b) => Number(a.id) - Number(b.id))
      .map(viewOf);
  }

  note(key: string, words: string): void {
    this.site.as(AGENT).comment(key, words);
  }

  grade(key: string, severity: Severity): void {
    this.site.as(AGENT).edit(key, { priority: { name: issueMapping.priority[severity] } });
  }

  move(key: string, status: Status, words: string): void {
    const person = this.site.as(AGENT);
    person.transition(key, issueMapping.category[status]);
    if (words !== '') person.comment(key, words);
  }
}

function viewOf({ key, status, priority, comments, resolution }: Issue): TicketView {
  const notes = comments.map(({ body }) => plainTextOf(body));
  return {
    key,
    name: key,
    // Every issue can be reopened.
    finished: false,
    status: issueMapping.status[status.category],
    severities: SEVERITIES.filter((severity) => issueMapping.priority[severity] === priority),
    notes,
    closing: notes.join('\n'),
    reason: resolution ?? '',
    meaning: issueMapping.classification[resolution ?? ''] ?? 'Undetermined',
    // The project's own workflow decides how an issue that the bridge closes is resolved.
    reasons: CLASSIFICATIONS,
  };
}
