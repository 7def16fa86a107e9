import { contextScope } from '../../../emulator/expression/context';
import { REFUSED } from '../../../emulator/expression/functions/refused';
import { render } from '../../../emulator/expression/render';
import { FUNCTIONS, signatureOf } from '../../../workflow/functions';
import { isFunction } from '../../../workflow/lint/functions';

/**
 * The functions of Microsoft's reference of October 2025, by its headings.
 * @see https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference
 */
const REFERENCE = `
  chunk concat endsWith formatNumber guid indexOf isFloat isInt lastIndexOf length nthIndexOf replace slice split
  startsWith substring toLower toUpper trim
  contains empty first intersection item join last reverse skip sort take union
  and equals greater greaterOrEquals if less lessOrEquals not or
  array base64 base64ToBinary base64ToString binary bool createArray dataUri dataUriToBinary dataUriToString decimal
  decodeBase64 decodeDataUri decodeUriComponent encodeUriComponent float int json string uriComponent
  uriComponentToBinary uriComponentToString xml
  add div max min mod mul rand range sub
  addDays addHours addMinutes addSeconds addToTime convertFromUtc convertTimeZone convertToUtc dateDifference
  dayOfMonth dayOfWeek dayOfYear formatDateTime getFutureTime getPastTime parseDateTime startOfDay startOfHour
  startOfMonth subtractFromTime ticks utcNow
  action actions body formDataMultiValues formDataValue items iterationIndexes listCallbackUrl multipartBody outputs
  parameters result trigger triggerBody triggerFormDataMultiValues triggerFormDataValue triggerMultipartBody
  triggerOutputs variables workflow
  uriHost uriPath uriPathAndQuery uriPort uriQuery uriScheme
  addProperty coalesce removeProperty setProperty xpath
`
  .trim()
  .split(/\s+/);

/** What the runtime runs beside it: old names, and functions that only the release notes describe. */
const BESIDE = [
  'actionBody',
  'actionOutputs',
  'decodeXmlName',
  'decodeXmlValue',
  'encodeXmlName',
  'encodeXmlValue',
  'trimByteOrderMark',
];

test('every function of the reference is run, and seven beside it', () => {
  expect(REFERENCE).toHaveLength(125);
  expect(Object.keys(FUNCTIONS).sort()).toEqual([...REFERENCE, ...BESIDE].sort());
});

test('these functions are refused, each with what to use instead', () => {
  expect([...REFUSED.keys()].sort()).toEqual([
    'formatTimeSpan',
    'mergeObjects',
    'utf16Length',
    'utf8Length',
  ]);
  for (const reason of REFUSED.values()) expect(reason).toMatch(/; use '\w+'/);
});

test.each([...REFUSED])('%s is an error that says why, in any letter case', (name, reason) => {
  expect(signatureOf(name)).toBeUndefined();
  expect(() => render(`@${name.toUpperCase()}('a')`, contextScope({}))).toThrow(
    `The template function '${name}' is not run here: ${reason}.`,
  );
});

test('the linter knows what is refused from what does not exist', () => {
  expect([...REFUSED.keys()].every(isFunction)).toBe(true);
  expect(isFunction('createObject')).toBe(false);
});
