/** What an action needs granted before it can run: plain data, from which the deployment makes exactly these grants. */
export type Need =
  /** A role of Azure on the workspace, or on the group that the playbooks are in. */
  | { readonly kind: 'role'; readonly role: string; readonly on: 'workspace' | 'playbooks' }
  /** An API connection of a managed connector, as `azuresentinel`. */
  | { readonly kind: 'connection'; readonly api: string }
  /** Reading one secret of the vault. */
  | { readonly kind: 'secret'; readonly secret: string };

/** The needs without repetition, in the order of their first appearance. */
export function distinct(needs: readonly Need[]): Need[] {
  return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()];
}
