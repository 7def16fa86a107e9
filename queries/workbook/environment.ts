import { type Kql, kqlTable, kqlText, withValues } from '../kql';
import { queryFile } from '../query-file';

/** What the workbook of an environment knows besides the logs. */
export interface WorkbookEnvironment {
  readonly name: string;
  /** The resource id of the workspace whose logs it reads. */
  readonly workspaceId: string;
  /** The Azure portal, without a trailing slash. */
  readonly portal: string;
  readonly vault: string;
  /** What the names of the environment's automation rules start with. */
  readonly rulePrefix: string;
  readonly playbooks: readonly WatchedPlaybook[];
  readonly gates: readonly Gate[];
  readonly expiries: readonly {
    readonly name: string;
    readonly kind: string;
    /** A UTC time, or the Terraform reference to one. */
    readonly expires: string;
    readonly renewal: string;
  }[];
}

export interface WatchedPlaybook {
  readonly name: string;
  readonly id: string;
  /** As its reports say it: a ticket system, or `Sentinel` where it has to do with none. */
  readonly system: string;
}

/** Which incidents the automation rules let through to a ticket system. */
export interface Gate {
  readonly system: string;
  /** What the labels start with that name a ticket. */
  readonly label: string;
  readonly severities: readonly string[];
  /** The tags that keep an incident from it. */
  readonly withoutTags: readonly string[];
}

/** The systems that the environment's playbooks have to do with. */
export const systemsOf = ({ playbooks }: WorkbookEnvironment): readonly string[] => [
  ...new Set(playbooks.map(({ system }) => system)),
];

/** A query with the environment's own values for the samples that stand in its file, as far as it names them. */
export function queryOf(path: string, environment: WorkbookEnvironment): string {
  const { text } = queryFile(path);
  const values = Object.entries(valuesOf(environment)).filter(([name]) =>
    new RegExp(`^let ${name} = `, 'm').test(text),
  );
  return withValues(text, Object.fromEntries(values));
}

/** Every name that a query may leave to the environment. */
const valuesOf = (environment: WorkbookEnvironment): Readonly<Record<string, Kql>> => ({
  Portal: kqlText(environment.portal),
  Prefix: kqlText(environment.rulePrefix),
  Vault: kqlText(environment.vault),
  Playbooks: kqlTable(
    'Playbook: string, System: string',
    environment.playbooks.map(({ name, system }) => [{ text: name }, { text: system }]),
  ),
  Gates: kqlTable(
    'System: string, Label: string, Severities: dynamic, WithoutTags: dynamic',
    environment.gates.map(({ system, label, severities, withoutTags }) => [
      { text: system },
      { text: label },
      { list: severities },
      { list: withoutTags },
    ]),
  ),
  Expiries: kqlTable(
    'Name: string, Kind: string, Expires: datetime, Renewal: string',
    environment.expiries.map(({ name, kind, expires, renewal }) => [
      { text: name },
      { text: kind },
      { time: expires },
      { text: renewal },
    ]),
  ),
});
