/** A part of a review that stands by itself: a line, or a playbook with all that has changed in it. */
export interface Item {
  /** The same thing told ever shorter, the fullest first. */
  readonly forms: readonly [string, ...string[]];
}

/** A part of a review under a heading of its own. */
export interface Section {
  readonly title: string;
  /**
   * What is said before the items, whatever has to be cut.
   * @default - nothing
   */
  readonly lead?: string;
  /** The most important first. */
  readonly items: readonly Item[];
}

/** An item that is told in one way only. */
export const item = (text: string): Item => ({ forms: [text] });

/** The fewest items that each section keeps as long as another one has more than so many. */
const FAIR_SHARE = 8;

interface Shown {
  readonly item: Item;
  readonly section: Section;
  form: number;
  isLeftOut: boolean;
}

/**
 * Writes a review, cut to a size: first what is told at length is told shorter, then items are left out, both from the end, where the least important
 * stands. What was left out is said where it would stand, and at the top.
 * @param longest in bytes of UTF-8
 */
export function fitted(head: string, sections: readonly Section[], longest: number): string {
  const shown = sections.flatMap((section) =>
    section.items.map((each): Shown => ({ item: each, section, form: 0, isLeftOut: false })),
  );
  const whole = written(head, sections, shown);
  if (Buffer.byteLength(whole) <= longest) return whole;
  const frame = Buffer.byteLength(written(head, sections, []));
  let size = shown.reduce((sum, one) => sum + sizeOf(one), frame);
  // For the sentences that say what is missing.
  const room = longest - 300 - 120 * sections.length;
  const shrink = (one: Shown, change: () => void): void => {
    const before = sizeOf(one);
    change();
    size += sizeOf(one) - before;
  };
  const backwards = [...shown].reverse();
  for (const one of backwards) {
    while (size > room && one.form < one.item.forms.length - 1) shrink(one, () => (one.form += 1));
  }
  for (const share of [FAIR_SHARE, 0]) {
    for (const one of backwards) {
      if (size <= room) break;
      const place = one.section.items.indexOf(one.item);
      if (place >= share) shrink(one, () => (one.isLeftOut = true));
    }
  }
  return written(head, sections, shown);
}

const textOf = ({ item: { forms }, form }: Shown): string => forms[form] ?? forms[0];

/** With the line breaks around it, of which there may be one less. */
const sizeOf = (one: Shown): number => (one.isLeftOut ? 0 : Buffer.byteLength(textOf(one)) + 2);

function written(head: string, sections: readonly Section[], shown: readonly Shown[]): string {
  const bySection = new Map<Section, Shown[]>(sections.map((section) => [section, []]));
  for (const one of shown) bySection.get(one.section)?.push(one);
  const parts = [...bySection].flatMap(([section, all]) => sectionText(section, all));
  const missing = shown.filter(({ isLeftOut }) => isLeftOut).length;
  const shortened = shown.filter(({ isLeftOut, form }) => !isLeftOut && form > 0).length;
  const isCut = missing + shortened > 0;
  const note = isCut
    ? [
        `> **This review is cut to what a comment can hold**: parts told shorter: ${shortened}, left out: ${missing}. \`terraform show\` has everything.`,
      ]
    : [];
  return `${[head, ...note, ...parts].join('\n\n')}\n`;
}

function sectionText({ title, lead }: Section, all: readonly Shown[]): string[] {
  const kept = all.filter(({ isLeftOut }) => !isLeftOut).map(textOf);
  const missing = all.length - kept.length;
  return [
    `### ${title}`,
    ...(lead === undefined ? [] : [lead]),
    ...joined(kept),
    ...(missing === 0 ? [] : [`_${missing} more ${missing === 1 ? 'is' : 'are'} left out here._`]),
  ];
}

/** Lines of a list one under the other, everything else with space around it. */
function joined(texts: readonly string[]): string[] {
  const isLine = (text: string): boolean => text.startsWith('- ') && !text.includes('\n\n');
  const result: string[] = [];
  let isList = false;
  for (const text of texts) {
    const last = result.at(-1);
    if (isLine(text) && isList && last !== undefined)
      result[result.length - 1] = `${last}\n${text}`;
    else result.push(text);
    isList = isLine(text);
  }
  return result;
}
