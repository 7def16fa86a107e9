import { environments, loadEnvironments } from '../environments';
import { type Repository, comment, keepIssue } from '../operate/pipeline/github';
import { markdownOf } from '../operate/pipeline/page';
import { type Review, readReviews } from '../operate/pipeline/reviews';
import { deployable } from './environments';

/** Where reviews are told: on the pull request that a run is for, or in the one issue about drift. */
export type Place = 'pull-request' | 'drift';

/** The variables that a job of GitHub Actions has. @see https://docs.github.com/actions/reference/workflows-and-actions/variables */
type Variables = Readonly<Record<string, string | undefined>>;

/** `bridge publish`: tells what the plans of a folder would do. Without a token it prints what it would write. */
export async function publish(place: Place, folder: string, variables: Variables): Promise<void> {
  const expected = deployable(loadEnvironments(environments)).map(({ name }) => name);
  await tell(place, readReviews(folder, expected), variables);
}

/** Tells reviews at a place. */
export async function tell(
  place: Place,
  reviews: readonly Review[],
  variables: Variables,
): Promise<void> {
  const marker = `<!-- sentinel-bridge: ${place} -->`;
  const drifted = reviews.filter(({ text, changes }) => text === undefined || changes);
  const title = place === 'drift' ? driftTitle(drifted) : 'What a deployment would do';
  const body = markdownOf({ marker, title, reviews, run: runOf(variables) });
  const repository = repositoryOf(variables);
  if (repository === undefined) {
    console.log(body);
  } else if (place === 'drift') {
    await keepIssue(repository, { marker, title, body, wanted: drifted.length > 0 });
  } else {
    await comment(repository, pullRequestOf(variables), marker, body);
  }
}

const driftTitle = (drifted: readonly Review[]): string =>
  drifted.length === 0
    ? 'What is deployed is what main says'
    : `What is deployed is not what main says: ${drifted.map(({ environment }) => environment).join(', ')}`;

function repositoryOf({
  GITHUB_TOKEN: token,
  GITHUB_REPOSITORY: name,
  GITHUB_API_URL: api = 'https://api.github.com',
}: Variables): Repository | undefined {
  if (token === undefined || token === '') return undefined;
  if (name === undefined || name === '') {
    throw new Error('GITHUB_TOKEN is set, and GITHUB_REPOSITORY is not: say acme/sentinel-bridge');
  }
  return { api, name, token };
}

function pullRequestOf({ PULL_REQUEST: number = '' }: Variables): number {
  if (/^[1-9]\d*$/.test(number)) return Number(number);
  throw new Error(`PULL_REQUEST is '${number}', which is no number of a pull request`);
}

function runOf({
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: name,
  GITHUB_RUN_ID: run,
}: Variables): string | undefined {
  if (server === undefined || name === undefined || run === undefined) return undefined;
  return `${server}/${name}/actions/runs/${run}`;
}
