/** How grave a finding is: Azure refuses or the run fails (`error`), or it works but is risky (`warning`). */
export type Level = 'error' | 'warning';

/** One thing that is wrong with a workflow definition, and how to mend it. */
export interface Finding {
  /** The code of the rule, as `L05`; `docs/lint-rules.md` explains it. */
  readonly rule: string;
  /** What the rule is about, in a few words; rules that share a code differ in it. */
  readonly title: string;
  readonly level: Level;

  /**
   * The name of the action it stands in.
   * @default - the finding concerns the trigger or the definition as a whole
   */
  readonly action?: string;

  /** Where in the definition, as `actions.Try.actions.Create.inputs.uri`. */
  readonly path: string;

  /** What is wrong, in the runtime's own words where they are known. */
  readonly message: string;
  readonly fix: string;
}

/** What is known beside the definition itself. */
export interface LintFacts {
  /**
   * The names of the parameters that the deployment gives values for.
   * @default - not known; no parameter is reported as lacking a value
   */
  readonly parameterValues?: readonly string[];

  /**
   * The keys of the deployment's value for `$connections`.
   * @default - not known; no connection is reported as missing
   */
  readonly connections?: readonly string[];

  /**
   * Whether each call, by its action's name, may be done twice: what a typed playbook says of its own calls.
   * @default - the definition comes from elsewhere; the house's own rules only warn
   */
  readonly idempotent?: Readonly<Record<string, boolean>>;
}

/** A finding as one line of text. */
export const formatFinding = ({ rule, level, path, message, fix }: Finding): string =>
  `${rule} ${level}${path === '' ? '' : ` ${path}`}: ${message} Fix: ${fix}`;
