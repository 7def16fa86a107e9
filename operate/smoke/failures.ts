import { OWN_COMMENTS } from '../../systems/sentinel/comment-id';
import type { Comment } from '../sentinel/incidents';

/** What the ids of the comments start with in which a playbook tells of a failure. */
const PREFIXES = Object.entries(OWN_COMMENTS)
  .filter(([kind]) => kind.endsWith('Failure'))
  .map(([, prefix]) => prefix);

/** What playbooks say of their failures on an incident, as plain text. */
export const failuresIn = (comments: readonly Comment[]): readonly string[] =>
  comments
    .filter(({ id }) => PREFIXES.some((prefix) => id.startsWith(prefix)))
    .map(({ message }) =>
      message
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
