/**
 * A setting that another one needs: loading the environment has checked that it is there.
 * @param what what needs what, as `response needs jira`
 */
export function present<T>(value: T | undefined, what: string): T {
  if (value !== undefined) return value;
  throw new Error(what);
}
