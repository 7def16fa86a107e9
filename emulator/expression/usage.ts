import type { FunctionName } from '../../workflow/functions';

const EXPECTED: Partial<Record<FunctionName, string>> = {
  concat: 'a comma separated list of string and integer parameters',
  substring:
    "two parameters: the 'string' to take a section from as the first parameter, the 'start index' as the second parameter",
  slice:
    'two parameters, with an optional third parameter. It expects the source string as the first parameter, the start index as a second parameter, and an optional third parameter specifying the end index of the substring',
  replace:
    'three string parameters: the string to replace characters inside of as the first parameter, the string that will be replaced by the new string as the second parameter, and the new string as the third parameter',
  split:
    'two parameters: the string to split as the first parameter, the separator as the second parameter',
  join: 'two parameters: the array of elements to join as the first parameter, and the element separator as the second parameter',
  toLower: 'one parameter: the string to convert to lower casing',
  toUpper: 'one parameter: the string to convert to upper casing',
  indexOf:
    'two parameters: the string as the first parameter, the value to find the index of as the second parameter',
  lastIndexOf:
    'two parameters: the string as the first parameter, the value to find the last index of as the second parameter',
  nthIndexOf:
    'three parameters: the string as the first parameter, the value to find the index of as the second parameter and a number parameter to specify which occurrence of the text to find as the third parameter',
  startsWith:
    'two parameters: the string as the first parameter, the value to check as the second parameter',
  endsWith:
    'two parameters: the string as the first parameter, the value to check as the second parameter',
  formatNumber:
    "two parameters, with an optional third parameter. It expects the number to be formatted at the first parameter, a numeric format string as the second parameter, and an optional locale string, which defaults to 'en-us', as the third parameter",
  length: 'one parameter: an array or a string the length of which is returned',
  empty: 'one parameter: the object, array or string to test for emptiness',
  contains:
    'two parameters : the collection of items to search within and the object to find within the collection',
  first: 'one parameter: the array or string of which the first element will be returned',
  last: 'one parameter: the array or string of which the last element will be returned',
  take: 'two parameters: the collection to take the objects from as the first parameter and the count of objects to take as the second parameter',
  skip: 'two parameters: the collection to skip the objects from as the first parameter and the count of objects to skip as the second parameter',
  union:
    'either a comma separated list of arrays or a comma separated list of objects as its parameters',
  intersection:
    'either a comma separated list of arrays or a comma separated list of objects as its parameters',
  createArray: 'a comma separated list of parameters',
  array: 'one parameter: the value that is to be converted to an array',
  range:
    'two integer parameters: an inclusive start index of the range as the first parameter and a count of integers to return as the second parameter',
  reverse: 'an array as the first parameter',
  sort: 'an array as the first parameter and an optional object key as the second parameter',
  chunk:
    'two parameters: the string to chunk as the first parameter, the chunk length as the second parameter',
  and: 'at least one boolean parameter',
  or: 'at least one boolean parameter',
  not: 'one parameter: the boolean value to negate',
  if: 'three parameter: the condition to test as the first parameter, the value to return if the condition is true as the second parameter, and the value to return if the condition is false as the third parameter',
  equals: 'two parameters: the values to test for deep equality',
  less: 'two parameter of matching types',
  lessOrEquals: 'two parameter of matching types',
  greater: 'two parameter of matching types',
  greaterOrEquals: 'two parameter of matching types',
  coalesce: 'at least one parameter: the value to coalesce',
  isInt: 'one parameter, a string which may contain an integer',
  isFloat:
    'a string to parse as the first parameter, and an optional RFC4646 culture-identifier string as the second parameter',
  string: 'one parameter: the value that is to be converted to a string',
  int: 'one parameter: the value that is to be converted to an integer',
  float: 'one parameter: the value that is to be converted to a floating point number',
  decimal: 'one parameter: the value that is to be converted to a decimal number',
  bool: 'one parameter: the value that is to be converted to a boolean',
  json: 'one parameter: the string or XML to be parsed',
  base64: 'one parameter: the string to encode into base64 representation',
  base64ToString: 'one parameter: the base64 string to decode',
  decodeBase64: 'one parameter: the string to decode from base64 representation',
  base64ToBinary: 'one parameter: the string to decode from base64 representation',
  binary: 'one parameter: the value that is to be converted to binary',
  dataUri: 'one parameter: the value to be converted to a data URI',
  dataUriToString: 'one parameter: the data URI that is to be converted to string',
  dataUriToBinary: 'one parameter: the data URI that is to be converted to binary',
  encodeUriComponent: 'at least one parameter: the string to URL encode',
  uriComponent: 'at least one parameter: the value to convert to URI component',
  decodeUriComponent: 'one parameter: the string to decode',
  uriComponentToString: 'one parameter: the URI component to convert to binary',
  uriComponentToBinary: 'one parameter: the URI component to convert to binary',
  add: 'two numeric parameters: the first summand as the first parameter and the seccond summand as the second parameter',
  sub: 'two numeric parameters: the minuend as the first parameter and the subtrahend as the second parameter',
  mul: 'two numeric parameters: the first multiplicand as the first parameter and the second multiplicand as the second parameter',
  div: 'two numeric parameters: the dividend as the first parameter and the divisor as the second parameter',
  mod: 'two numeric parameters: the dividend as the first parameter and the divisor as the second parameter',
  min: 'either an array of numbers or a comma separated list of numbers as its parameters',
  max: 'either an array of numbers or a comma separated list of numbers as its parameters',
  rand: 'two integer parameters: an inclusive minimum of the range as the first parameter and an inclusive maximum of the range as the second parameter',
  addSeconds:
    'a timestamp as the first parameter, the number of seconds to add as the second parameter, and an optional format string as the third parameter',
  addMinutes:
    'a timestamp as the first parameter, the number of minutes to add as the second parameter, and an optional format string as the third parameter',
  addHours:
    'a timestamp as the first parameter, the number of hours to add as the second parameter, and an optional format string as the third parameter',
  addDays:
    'a timestamp as the first parameter, the number of days to add as the second parameter, and an optional format string as the third parameter',
  addToTime:
    'a timestamp as the first parameter, an interval as the second parameter, a time unit as the third parameter, and an optional format string as the fourth parameter',
  subtractFromTime:
    'a timestamp as the first parameter, an interval as the second parameter, a time unit as the third parameter, and an optional format string as the fourth parameter',
  getFutureTime:
    'an interval as the first parameter, a time unit as the second parameter, and an optional format string as the third parameter',
  getPastTime:
    'an interval as the first parameter, a time unit as the second parameter, and an optional format string as the third parameter',
  formatDateTime:
    'a timestamp as the first parameter, an optional format string as the second parameter and an optional locale as the third parameter',
  startOfHour:
    'a timestamp as the first parameter and an optional format string as the second parameter',
  startOfDay:
    'a timestamp as the first parameter and an optional format string as the second parameter',
  startOfMonth:
    'a timestamp as the first parameter and an optional format string as the second parameter',
  dayOfWeek: 'a single parameter that is a timestamp',
  dayOfMonth: 'a single parameter that is a timestamp',
  dayOfYear: 'a single parameter that is a timestamp',
  dateDifference: 'a timestamp as the first parameter and timestamp as the second parameter',
  ticks: 'a single parameter that is a timestamp',
  convertFromUtc:
    'a timestamp as the first parameter, a target time zone as the second parameter, and an optional format string as the third parameter',
  convertToUtc:
    'a timestamp as the first parameter, a source time zone as the second parameter, and an optional format string as the third parameter',
  convertTimeZone:
    'a timestamp as the first parameter, a source time zone as the second parameter, a target time zone as the third parameter, and an optional format string as the fourth parameter',
  parseDateTime:
    'a string that contains the time as the first parameter, an optional locale as the second parameter and an optional format string as the third parameter',
  xpath:
    'two parameters: the XML object as the first parameter and the XPath expression as the second parameter',
  formDataValue:
    'two parameters: the name of the action as the first parameter and the name of the key as the second parameter',
  formDataMultiValues:
    'two parameters: the name of the action as the first parameter and the name of the key as the second parameter',
  multipartBody:
    'two parameters: the name of the action as the first parameter and the index of the part as the second parameter',
  setProperty:
    'three parameters: the object as the first parameter, the name of the property to set as the second parameter, and the value as the third parameter',
  addProperty:
    'three parameters: the object as the first parameter, the name of the property to add as the second parameter, and the value as the third parameter',
  removeProperty:
    'two parameters: the object as the first parameter and the name of the property to remove as the second parameter',
};

const OPTIONAL: Partial<Record<FunctionName, string>> = {
  guid: 'can be invoked with no parameters or with an optional format parameter',
  utcNow: 'can be invoked with no parameters or with an optional format parameter',
};

/**
 * What the runtime says a function expects when it is called with too few or too many arguments.
 *
 * The words are the runtime's own where they are known, slips included. Functions left out say
 * "must have only one parameter" or "must not have any parameters".
 */
export const USAGE: ReadonlyMap<string, string> = new Map(Object.entries(EXPECTED));

/** What functions that may be called without arguments say when they are called with too many. */
export const OPTIONAL_USAGE: ReadonlyMap<string, string> = new Map(Object.entries(OPTIONAL));
