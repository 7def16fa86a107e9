import { Problem } from '../problem';
import { ownWords, personWords } from './changes';
import { failuresIn } from './failures';
import { type Life, type TicketAt, tagsOf } from './life';

const count = (texts: readonly string[], words: string): number =>
  texts.filter((text) => text.includes(words)).length;

/**
 * Looks whether both sides are what they should be after everything: one ticket, one tag, nothing twice, nothing back to where it was written, no failure told.
 * @param words what the comment on the incident had in it
 */
export async function checkBothSides(
  life: Life,
  opened: readonly TicketAt[],
  words: string,
): Promise<void> {
  const { steps, incidents, guid, verdicts } = life;
  await steps.take('both sides agree', async () => {
    const incident = await incidents.read(guid);
    const comments = await incidents.comments(guid);
    const messages = comments.map(({ message }) => message);
    const counted = incident.properties.additionalData?.commentsCount ?? 0;
    verdicts.judge(
      '17',
      counted === comments.length,
      `the incident counts ${counted} comments, and has ${comments.length}`,
    );
    const wrongs = failuresIn(comments).map((words) => `a playbook has failed: ${words}`);
    if (count(messages, words) !== 1) wrongs.push('the comment has come back to the incident');
    for (const { side, ticket } of opened) {
      const { label } = side.wanted.integration;
      const all = await side.ticketsOf(guid);
      const tags = tagsOf(incident).filter((tag) => new RegExp(`^${label}:[^:]+$`).test(tag));
      if (all.length !== 1) {
        wrongs.push(`there are ${all.length} tickets: ${all.map((one) => one.key).join(', ')}`);
      }
      if (tags.length !== 1 || tags[0] !== `${label}:${ticket.key}`) {
        wrongs.push(
          `the incident is tagged ${tags.join(', ') || 'with nothing'} for ${ticket.key}`,
        );
      }
      const said = all.find(({ id }) => id === ticket.id)?.said ?? [];
      if (count(said, words) > 1) wrongs.push(`${ticket.key} has the comment twice`);
      if (count(messages, ownWords(life, side)) > 0) {
        wrongs.push(`what the bridge's own account wrote on ${ticket.key} came to the incident`);
      }
      if (count(messages, personWords(life, side)) > 1) {
        wrongs.push(`the note of ${ticket.key} came to the incident twice`);
      }
    }
    if (wrongs.length === 0) return;
    throw new Problem('refused', wrongs.join('; '), 'look at the runs of the playbooks');
  });
}
