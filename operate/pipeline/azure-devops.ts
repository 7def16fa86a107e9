import { z } from 'zod';
import { request } from './request';

/** A pull request in Azure Repos, and what signs in there. */
export interface DevOpsPullRequest {
  /** As `https://dev.azure.com/acme/`. */
  readonly collection: string;
  readonly project: string;
  readonly repository: string;
  readonly pullRequest: number;
  readonly token: string;
}

const threads = z.object({
  value: z.array(
    z.object({
      id: z.number(),
      isDeleted: z.boolean().nullish(),
      comments: z
        .array(
          z.object({
            id: z.number(),
            content: z.string().nullish(),
            isDeleted: z.boolean().nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});

/**
 * Writes the one comment on a pull request that begins with the marker: anew, or over what it said before. Azure DevOps lets nobody change what others have written.
 * @see https://learn.microsoft.com/rest/api/azure/devops/git/pull-request-threads
 */
export async function commentInDevOps(
  { collection, project, repository, pullRequest, token }: DevOpsPullRequest,
  marker: string,
  body: string,
): Promise<void> {
  const place = `${collection.replace(/\/$/, '')}/${encodeURIComponent(project)}/_apis/git/repositories/${encodeURIComponent(repository)}/pullRequests/${pullRequest}/threads`;
  const call = (method: 'GET' | 'POST' | 'PATCH', path: string, content?: object) =>
    request({
      method,
      url: `${place}${path}?api-version=7.1`,
      token,
      body: content,
      whose: 'Azure DevOps',
      permission:
        "the project's build service needs 'Contribute to pull requests' on the repository",
    });
  const { value } = threads.parse(await call('GET', ''));
  for (const { id, isDeleted, comments } of value) {
    const [first] = comments ?? [];
    if (isDeleted === true || first === undefined || first.isDeleted === true) continue;
    if (first.content?.startsWith(marker) !== true) continue;
    await call('PATCH', `/${id}/comments/${first.id}`, { content: body });
    return;
  }
  // Closed from the start: it is no question that somebody would have to resolve before the merge.
  const comment = { parentCommentId: 0, content: body, commentType: 'text' };
  await call('POST', '', { comments: [comment], status: 'closed' });
}
