/**
 * Where a role is granted: on the workspace, on the group that the playbooks are in, on the account of the language model that is asked, or on the
 * data collection rule that rows are sent to.
 */
export type Place = 'workspace' | 'playbooks' | 'model' | 'rows';

/** What an action needs granted before it can run: plain data, from which the deployment makes exactly these grants. */
export type Need =
  /** A role of Azure on a place. */
  | { readonly kind: 'role'; readonly role: string; readonly on: Place }
  /** An application role of an API that has permissions of its own, as `Machine.Isolate`. */
  | { readonly kind: 'appRole'; readonly api: string; readonly role: string }
  /** An API connection of a managed connector, as `azuresentinel`. */
  | { readonly kind: 'connection'; readonly api: string }
  /** Reading one secret of the vault. */
  | { readonly kind: 'secret'; readonly secret: string };

/** The needs without repetition, in the order of their first appearance. */
export function distinct(needs: readonly Need[]): Need[] {
  return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()];
}
