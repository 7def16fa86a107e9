import type { DevOpsPullRequest } from './azure-devops';
import type { Repository } from './github';

/** What a job finds in its environment. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The repository on GitHub that a job is for, and its pull request; undefined where no token is given.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/variables
 */
export function githubOf({
  GITHUB_TOKEN: token = '',
  GITHUB_REPOSITORY: name = '',
  GITHUB_API_URL: api = 'https://api.github.com',
  PULL_REQUEST: pullRequest,
}: Variables): (Repository & { readonly pullRequest: () => number }) | undefined {
  if (token === '') return undefined;
  if (name === '') {
    throw new Error('GITHUB_TOKEN is set, and GITHUB_REPOSITORY is not: say acme/sentinel-bridge');
  }
  return { api, name, token, pullRequest: () => numberOf('PULL_REQUEST', pullRequest) };
}

/**
 * The pull request in Azure Repos that a job is for; undefined where no token is given.
 * @see https://learn.microsoft.com/azure/devops/pipelines/build/variables
 */
export function devOpsOf({
  SYSTEM_ACCESSTOKEN: token = '',
  SYSTEM_COLLECTIONURI: collection = '',
  SYSTEM_TEAMPROJECTID: project = '',
  BUILD_REPOSITORY_ID: repository = '',
  SYSTEM_PULLREQUEST_PULLREQUESTID: number,
}: Variables): DevOpsPullRequest | undefined {
  if (token === '' || collection === '') return undefined;
  const pullRequest = numberOf('SYSTEM_PULLREQUEST_PULLREQUESTID', number);
  return { collection, project, repository, pullRequest, token };
}

function numberOf(variable: string, text = ''): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`${variable} is '${text}', which is no number of a pull request`);
}

/** The address of the run that a job is part of; undefined where somebody works by hand. */
export function runOf({
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: name,
  GITHUB_RUN_ID: run,
  SYSTEM_COLLECTIONURI: collection,
  SYSTEM_TEAMPROJECTID: project,
  BUILD_BUILDID: build,
}: Variables): string | undefined {
  if (server !== undefined && name !== undefined && run !== undefined) {
    return `${server}/${name}/actions/runs/${run}`;
  }
  if (collection === undefined || project === undefined || build === undefined) return undefined;
  return `${collection.replace(/\/$/, '')}/${project}/_build/results?buildId=${build}`;
}
