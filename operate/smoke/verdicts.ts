import { ASSUMPTIONS, type Assumption, type SeenId } from './assumptions';

/** What a run of smoke says of an assumption. */
export interface Verdict {
  readonly assumption: Assumption;
  readonly verdict: 'confirmed' | 'refuted' | 'not seen here';
  readonly why: string;
}

/** Why an assumption was not seen, where no step has said anything of it. */
const UNSEEN: Readonly<Record<Assumption['seenBy'], string>> = {
  smoke: 'no step came to it',
  deployment: 'a deployment shows it',
  you: 'somebody has to look',
};

const ALL: readonly Assumption[] = ASSUMPTIONS;

/** What the steps of a run have seen of the assumptions. What is once refuted, stays so. */
export class Verdicts {
  readonly #seen = new Map<string, Omit<Verdict, 'assumption'>>();

  /** It was seen to be so. */
  confirm(id: SeenId, why: string): void {
    if (this.#seen.get(id)?.verdict !== 'refuted')
      this.#seen.set(id, { verdict: 'confirmed', why });
  }

  /** It was seen not to be so. */
  refute(id: SeenId, why: string): void {
    this.#seen.set(id, { verdict: 'refuted', why });
  }

  /** It was seen to be so, or not. */
  judge(id: SeenId, holds: boolean, why: string): void {
    if (holds) this.confirm(id, why);
    else this.refute(id, why);
  }

  /** It could not be seen, for a reason of its own. */
  pass(id: SeenId, why: string): void {
    if (!this.#seen.has(id)) this.#seen.set(id, { verdict: 'not seen here', why });
  }

  /** What a ticket system alone could show cannot be seen. */
  passSystem(system: NonNullable<Assumption['system']>, why: string): void {
    for (const assumption of ALL) {
      if (
        assumption.system === system &&
        assumption.seenBy === 'smoke' &&
        !this.#seen.has(assumption.id)
      ) {
        this.#seen.set(assumption.id, { verdict: 'not seen here', why });
      }
    }
  }

  /** The verdict on every assumption, in the order of the page. */
  all(): readonly Verdict[] {
    return ALL.map((assumption) => ({
      assumption,
      ...(this.#seen.get(assumption.id) ?? {
        verdict: 'not seen here',
        why: UNSEEN[assumption.seenBy],
      }),
    }));
  }
}
