import type { Classification, Severity, Status } from '../../systems/sentinel/types';
import type { StatusCategory } from '../../systems/jira/types';

/** What Jira makes of an incident, and an incident of an issue. */
export interface JiraMapping {
  /** The priority's name for each severity. */
  readonly priority: Readonly<Record<Severity, string>>;
  /** The severity of each priority that people may choose; any other one changes nothing. */
  readonly severity: Readonly<Record<string, Severity>>;
  /** The category of the status for each status of the incident. */
  readonly category: Readonly<Record<Status, StatusCategory>>;
  /** The incident's status for each category. */
  readonly status: Readonly<Record<StatusCategory, Status>>;
  /**
   * The resolution's name for each classification, for workflows whose screens ask for one.
   * @default - no resolution is sent
   */
  readonly resolution?: Readonly<Record<Classification, string>>;
  /** The classification of each resolution; any other one is `Undetermined`. */
  readonly classification: Readonly<Record<string, Classification>>;
}
