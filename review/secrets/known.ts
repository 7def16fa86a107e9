/** The shortest secret that is looked for inside of other texts: a shorter one would be found everywhere. */
const SHORTEST_PART = 8;

/** The shortest secret that is looked for as a whole text elsewhere. */
const SHORTEST_WHOLE = 4;

/** The secrets of a plan, to be found wherever else they stand: Terraform does not mark every copy of one. */
export class KnownSecrets {
  readonly #whole = new Set<string>();
  readonly #byStart = new Map<string, string[]>();
  /** The first two characters of all of them, which say of most places of a text that no secret begins there. */
  readonly #beginnings = new Set<number>();

  /** Remembers a secret, and the forms in which it stands in JSON, in addresses and in headers. */
  add(secret: string): void {
    if (secret.length < SHORTEST_WHOLE || this.#whole.has(secret)) return;
    this.#whole.add(secret);
    for (const form of formsOf(secret)) {
      if (form.length < SHORTEST_PART) continue;
      const start = form.slice(0, SHORTEST_PART);
      const same = this.#byStart.get(start) ?? [];
      if (same.includes(form)) continue;
      // The longest first: one may be the beginning of another.
      this.#byStart.set(
        start,
        [...same, form].sort((a, b) => b.length - a.length),
      );
      this.#beginnings.add(pairAt(form, 0));
    }
  }

  /** A text with each known secret in it replaced. */
  replaceIn(text: string, hide: (secret: string) => string): string {
    if (this.#whole.has(text)) return hide(text);
    if (this.#byStart.size === 0) return text;
    let result = '';
    let taken = 0;
    for (let at = 0; at + SHORTEST_PART <= text.length; at += 1) {
      if (!this.#beginnings.has(pairAt(text, at))) continue;
      const candidates = this.#byStart.get(text.slice(at, at + SHORTEST_PART));
      const found = candidates?.find((each) => text.startsWith(each, at));
      if (found === undefined) continue;
      result += text.slice(taken, at) + hide(found);
      taken = at + found.length;
      at = taken - 1;
    }
    return result + text.slice(taken);
  }
}

const pairAt = (text: string, at: number): number =>
  text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);

function formsOf(secret: string): readonly string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    // What is no valid Unicode has no form in an address.
    ...(/\p{Surrogate}/u.test(secret) ? [] : [encodeURIComponent(secret)]),
    Buffer.from(secret, 'utf8').toString('base64').replace(/=+$/, ''),
  ];
}
