/** Whether a text is a day of the calendar, as `2026-03-05`. */
function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text);

function isDateTime(text: string): boolean {
  const [, date = '', time = ''] =
    /^([\d-]+)T(\d{2}:\d{2}:\d{2})(?:\.\d{1,7})?(?:Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  return isDate(date) && isTime(time);
}

const isIpv4 = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) < 256);

const HOST = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;

/**
 * The formats of text that a schema may ask for and the runtime looks at; any other says nothing.
 * @see https://www.newtonsoft.com/jsonschema/help/html/P_Newtonsoft_Json_Schema_JSchema_Format.htm
 */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  time: isTime,
  'date-time': isDateTime,
  ipv4: isIpv4,
  'ip-address': isIpv4,
  hostname: (text) => HOST.test(text),
  'host-name': (text) => HOST.test(text),
  email: (text) => /^[^\s@]+@[^\s@]+$/.test(text),
  uri: (text) => /^[a-z][a-z\d+.-]*:[^\s"<>\\^`{|}]+$/i.test(text),
};
