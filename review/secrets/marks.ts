/**
 * Stands on both sides of a number in place of a secret: a character of the private use area, so that no text of a plan is taken for it.
 */
export const MARK = '\u{F0001}';

/** Every character that has a meaning of our own, which texts of a plan may not bring along. */
const OURS = /[\u{F0000}\u{F0001}]/gu;

/** A text without the characters that would be taken for our own. */
export const withoutMarks = (text: string): string => text.replace(OURS, '\u{FFFD}');

/** What stands for secrets in a text, wherever it is. */
export const CONCEALED = new RegExp(`${MARK}\\d+${MARK}`, 'gu');
