import type { Review } from './reviews';

/**
 * How long a text on GitHub may be, in characters, with something to spare.
 * @see https://github.com/orgs/community/discussions/27190
 */
const LONGEST = 65_000;

/** What a pipeline says of its plans, and where the run itself is to be read. */
export interface Page {
  /** Tells this page from all others, without being seen. */
  readonly marker: string;
  readonly title: string;
  readonly reviews: readonly Review[];
  /**
   * The address of the run.
   * @default - none: somebody tries it by hand
   */
  readonly run?: string | undefined;
}

/** A page as Markdown. What is too long is cut, each environment to its share. */
export function markdownOf({ marker, title, reviews, run }: Page): string {
  const link = run === undefined ? '' : `\n\n[The run](${run})`;
  const head = `${marker}\n## ${title}`;
  const share = Math.floor((LONGEST - head.length - link.length) / Math.max(reviews.length, 1));
  const sections = reviews.map((review) => sectionOf(review, share));
  return [head, ...sections].join('\n\n') + link;
}

function sectionOf({ environment, text, changes }: Review, longest: number): string {
  if (text === undefined) {
    return `### ${environment}\n\nThe plan failed; the log of the run says why.`;
  }
  const summary = `${environment}: ${changes ? 'changes' : 'nothing to deploy'}`;
  const open = changes ? ' open' : '';
  const before = `<details${open}><summary><b>${summary}</b></summary>\n\n`;
  const after = '\n\n</details>';
  return before + shortened(text, longest - before.length - after.length - 2) + after;
}

const CUT = '\n\n_The rest is cut: it is on the page of the run._';
/** What closes a block of code, which a cut may have left open. */
const FENCE = '\n```';

function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const room = longest - CUT.length - FENCE.length;
  const kept = text.slice(0, text.lastIndexOf('\n', room)).trimEnd();
  const fences = kept.match(/^\s*```/gm) ?? [];
  return kept + (fences.length % 2 === 1 ? FENCE : '') + CUT;
}
