/** Something that nobody says of a product, and that the bridge takes for granted. Texts are Markdown. */
export interface Assumption {
  /** As the page and the command call it. */
  readonly id: string;
  /** Who can see whether it is so: `bridge smoke`, a deployment, or a person that looks. */
  readonly seenBy: 'smoke' | 'deployment' | 'you';
  /**
   * The ticket system that it is about.
   * @default - it is about Azure
   */
  readonly system?: 'ServiceNow' | 'Jira';
  readonly assume: string;
  /** What breaks if it is not so. */
  readonly ifNot: string;
  /** How a person sees it. */
  readonly see: string;
}
