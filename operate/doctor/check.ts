/** What became of a check: all is well, something should be looked at, something is broken, or an earlier check has failed. */
export type Verdict = 'ok' | 'warning' | 'failed' | 'skipped';

/** Something that is not as it should be. */
export interface Finding {
  /** A warning is what works today, or what cannot be seen from here. */
  readonly verdict: 'warning' | 'failed';
  /** What is wrong, and where. */
  readonly found: string;
  /** How to mend it. */
  readonly fix: string;
}

/** Something that is broken. */
export const failed = (found: string, fix: string): Finding => ({ verdict: 'failed', found, fix });

/** Something to look at. */
export const warning = (found: string, fix: string): Finding => ({
  verdict: 'warning',
  found,
  fix,
});

/** One thing that is looked at. */
export interface Check {
  /** As `servicenow.journal`. */
  readonly id: string;
  /** What it looks at, in a few words. */
  readonly title: string;
  /** The checks that have to be well before this one says anything, by id. */
  readonly needs: readonly string[];
  /** @returns what is well, as a sentence, or what is not */
  readonly run: () => Promise<string | readonly Finding[]>;
}

/** A check that was made, or not. */
export interface Checked extends Pick<Check, 'id' | 'title'> {
  readonly verdict: Verdict;
  /**
   * What is well.
   * @default - something is not
   */
  readonly well?: string;
  readonly findings: readonly Finding[];
  /**
   * The checks that have failed, because of which it was skipped.
   * @default - it was not
   */
  readonly because?: readonly string[];
}

/** The findings, or where there are none, what is well. */
export const orWell = (findings: readonly Finding[], well: string): string | readonly Finding[] =>
  findings.length === 0 ? well : findings;
