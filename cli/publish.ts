import { environments, loadEnvironments } from '../environments';
import { commentInDevOps } from '../operate/pipeline/azure-devops';
import { comment, keepIssue } from '../operate/pipeline/github';
import { markdownOf } from '../operate/pipeline/page';
import { type Variables, devOpsOf, githubOf, runOf } from '../operate/pipeline/surroundings';
import { type Review, readReviews } from '../operate/pipeline/reviews';
import { deployable } from './environments';

/** Where reviews are told: on the pull request that a run is for, or in the one issue about drift. */
export type Place = 'pull-request' | 'drift';

/**
 * `bridge publish`: tells what the plans of a folder would do. Without a token it prints what it would write.
 * @returns whether each plan was made, and changes nothing
 */
export async function publish(
  place: Place,
  folder: string,
  variables: Variables,
): Promise<boolean> {
  const expected = deployable(loadEnvironments(environments)).map(({ name }) => name);
  return tell(place, readReviews(folder, expected), variables);
}

/**
 * Tells reviews at a place.
 * @returns whether each plan was made, and changes nothing
 */
export async function tell(
  place: Place,
  reviews: readonly Review[],
  variables: Variables,
): Promise<boolean> {
  const marker = `<!-- sentinel-bridge: ${place} -->`;
  const drifted = reviews.filter(({ text, changes }) => text === undefined || changes);
  const title = place === 'drift' ? driftTitle(drifted) : 'What a deployment would do';
  const body = markdownOf({ marker, title, reviews, run: runOf(variables) });
  const github = githubOf(variables);
  const devOps = place === 'pull-request' ? devOpsOf(variables) : undefined;
  if (github !== undefined && place === 'drift') {
    await keepIssue(github, { marker, title, body, wanted: drifted.length > 0 });
  } else if (github !== undefined) {
    await comment(github, github.pullRequest(), marker, body);
  } else if (devOps !== undefined) {
    await commentInDevOps(devOps, marker, body);
  } else {
    console.log(body);
  }
  return drifted.length === 0;
}

const driftTitle = (drifted: readonly Review[]): string =>
  drifted.length === 0
    ? 'What is deployed is what main says'
    : `What is deployed is not what main says: ${drifted.map(({ environment }) => environment).join(', ')}`;
