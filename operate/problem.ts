/**
 * What stands in the way: nobody is signed in, a permission is missing, nothing answers there, what was asked for does not exist, somebody
 * else came before, too much is asked at once, or the other side does not take it.
 */
export type Obstacle =
  'login' | 'permission' | 'network' | 'missing' | 'conflict' | 'busy' | 'refused';

/** Why something did not work, and what to do about it. It never holds a secret. */
export class Problem extends Error {
  override readonly name = 'Problem';

  /**
   * @param found what is wrong, and where
   * @param fix how to mend it
   */
  constructor(
    readonly obstacle: Obstacle,
    readonly found: string,
    readonly fix: string,
  ) {
    super(`${found}: ${fix}`);
  }
}
