import type { Taint } from '../expression/scope';
import type { Data } from '../expression/value';
import { someText, textsIn } from './texts';

/** Shorter text is no secret: it would be found everywhere. */
const LEAST_CHARACTERS = 4;

/** The secret texts that a run has come to know. */
export class RunTaint {
  readonly #secrets = new Set<string>();
  /** How many of the secrets a value is known to hold none of; values never change, and an expression asks for each one over and over. */
  readonly #clean = new WeakMap<object, number>();

  /** Whether any text inside the value is, or holds, a secret. */
  has(value: Data): boolean {
    if (this.isEmpty) return false;
    if (typeof value !== 'object' || value === null) return this.#holds(value);
    if (this.#clean.get(value) === this.#secrets.size) return false;
    const found = this.#holds(value);
    if (!found) this.#clean.set(value, this.#secrets.size);
    return found;
  }

  #holds(value: Data): boolean {
    return someText(value, (text) => this.isSecret(text));
  }

  /** All text inside the value is secret from now on; the names of properties are not. */
  add(value: Data): void {
    for (const { text, isKey } of textsIn(value)) {
      if (!isKey && text.length >= LEAST_CHARACTERS) this.#secrets.add(text);
    }
  }

  /** Whether a text is, or holds, a secret. */
  isSecret(text: string): boolean {
    for (const secret of this.#secrets) if (text.includes(secret)) return true;
    return false;
  }

  get isEmpty(): boolean {
    return this.#secrets.size === 0;
  }
}

/** The taint of a run as the expressions of one action see it: it notices whether they use secured data. */
export class ActionTaint implements Taint {
  readonly #run: RunTaint;
  readonly #secures: Taint['secures'];
  /** Whether a secured part was asked for and not yet read: its status is no secret, its outputs are. */
  #asked = false;
  #used = false;

  constructor(run: RunTaint, secures: Taint['secures']) {
    this.#run = run;
    this.#secures = secures;
  }

  /** Whether the action has read secured inputs or outputs of an operation; Azure then hides its inputs. */
  get used(): boolean {
    return this.#used;
  }

  has(value: Data): boolean {
    this.#asked = false;
    return this.#run.has(value);
  }

  add(value: Data): void {
    this.#used ||= this.#asked;
    this.#run.add(value);
  }

  secures(operation: string, part: 'inputs' | 'outputs'): boolean {
    this.#asked = this.#secures(operation, part);
    return this.#asked;
  }
}
