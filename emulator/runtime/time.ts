let latest = { milliseconds: NaN, text: '' };

/** A time as the run history writes it: UTC, with seven digits after the second. */
export function timestamp(milliseconds: number): string {
  if (latest.milliseconds !== milliseconds) {
    latest = { milliseconds, text: new Date(milliseconds).toISOString().replace('Z', '0000Z') };
  }
  return latest.text;
}

/** Whether a text with a time says how far that is from UTC. */
export const hasOffset = (text: string): boolean => /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text);

/** The time in a text, in milliseconds since 1970; one without an offset is taken for UTC. NaN where there is none. */
export const readTime = (text: string): number => Date.parse(hasOffset(text) ? text : `${text}Z`);
