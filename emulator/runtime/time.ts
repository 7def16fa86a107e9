let latest = { milliseconds: NaN, text: '' };

/** A time as the run history writes it: UTC, with seven digits after the second. */
export function timestamp(milliseconds: number): string {
  if (latest.milliseconds !== milliseconds) {
    latest = { milliseconds, text: new Date(milliseconds).toISOString().replace('Z', '0000Z') };
  }
  return latest.text;
}
