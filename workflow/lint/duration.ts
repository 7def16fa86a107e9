const PATTERN =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;

const DAY = 86_400;
/** The seconds of each part that the pattern finds; a year has 365 days, a month 30. */
const SECONDS = [365 * DAY, 30 * DAY, 7 * DAY, DAY, 3_600, 60, 1];

/** The seconds of an ISO 8601 duration, as `PT30S`; undefined where the text is none. */
export function secondsOf(text: string): number | undefined {
  const [, ...parts]: readonly (string | undefined)[] = PATTERN.exec(text) ?? [];
  if (parts.every((part) => part === undefined)) return undefined;
  return SECONDS.reduce((sum, seconds, index) => sum + Number(parts[index] ?? 0) * seconds, 0);
}

/** The seconds of some days. */
export const days = (count: number): number => count * DAY;
