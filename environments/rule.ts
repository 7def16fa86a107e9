import * as z from 'zod';

/** What is wrong with a value, as the rest of a sentence that starts with the value; nothing when it is right. */
export type Complaint = string | undefined;

/** How the fault of a rule is told. */
export interface RuleOptions<T> {
  /**
   * Whether a refused value stays untold, because it may be a secret that was written by mistake.
   * @default - it is told
   */
  readonly hide?: (value: T) => boolean;
}

/** A check of a schema: the complaint becomes the fault's message. */
export const rule = <T>(
  complain: (value: T) => Complaint,
  { hide = () => false }: RuleOptions<T> = {},
): z.core.$ZodCheck<T> =>
  z.check<T>(({ value, issues }) => {
    const message = complain(value);
    if (message !== undefined) {
      issues.push({ code: 'custom', message, input: value, params: { hide: hide(value) } });
    }
  });

/** A text that has to match a pattern; the complaint says what the pattern wants. */
export const text = (
  pattern: RegExp,
  complaint: string | ((value: string) => string),
  options?: RuleOptions<string>,
) =>
  z.string().check(
    rule((value) => {
      if (pattern.test(value)) return undefined;
      return typeof complaint === 'string' ? complaint : complaint(value);
    }, options),
  );

function blankComplaint(value: string): Complaint {
  const trimmed = value.trim();
  if (trimmed === '') return 'is blank; write a text, or leave the setting out';
  return trimmed === value ? undefined : `has blanks around it; write '${trimmed}'`;
}

/** A text with something in it, and no blanks around it that no one sees. */
export const filled = () => z.string().check(rule(blankComplaint));

/** A GUID as Azure writes them. */
export const guid = () =>
  text(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    "is no GUID; write it like '00000000-0000-0000-0000-000000000000'",
  );

/** A whole number between two bounds, both included; there may be no upper one. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER) {
  const bounds = most === Number.MAX_SAFE_INTEGER ? `${least} up` : `${least} to ${most}`;
  return z
    .number()
    .check(
      rule((value) =>
        Number.isInteger(value) && value >= least && value <= most
          ? undefined
          : `is no whole number from ${bounds}`,
      ),
    );
}

/**
 * What is wrong with a list that holds something twice.
 * @param sameAs what two items have in common that are the same
 */
export const twiceComplaint = (
  values: readonly string[],
  sameAs: (value: string) => string,
): Complaint => {
  const keys = values.map(sameAs);
  const at = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  if (at < 0) return undefined;
  const [first, again] = [values[keys.indexOf(keys[at] ?? '')], values[at]];
  return first === again
    ? `holds '${again}' twice; name it once`
    : `holds '${first}' and '${again}', which are the same where case does not count; name it once`;
};

/** Items that differ in their case alone are the same. */
export const regardlessOfCase = (value: string): string => value.toLowerCase();

/**
 * A list in which nothing stands twice; it may be empty.
 * @param sameAs what two items have in common that are the same
 */
export const withoutRepeats = <T extends z.ZodType<string>>(
  item: T,
  sameAs: (value: string) => string = (value) => value,
) => z.array(item).check(rule((values) => twiceComplaint(values, sameAs)));

/**
 * A list with at least one item and none twice.
 * @param sameAs what two items have in common that are the same
 */
export const distinctList = <T extends z.ZodType<string>>(
  item: T,
  ifEmpty: string,
  sameAs: (value: string) => string = (value) => value,
) =>
  z
    .array(item)
    .check(
      rule((values) =>
        values.length === 0 ? `is empty; ${ifEmpty}` : twiceComplaint(values, sameAs),
      ),
    );
