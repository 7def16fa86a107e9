import { SEVERITIES } from '../../../systems/sentinel/types';
import { type WorkbookEnvironment, queryOf, systemsOf } from '../environment';
import { type Parameter, PARAMETERS } from '../parameters';
import { type Item, LOGS, idOf } from './item';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SPANS = [HOUR, 4 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY];
const FIRST_SPAN = 7 * DAY;

/** What whoever looks at the workbook chooses, above the tabs. */
export const parametersItem = (environment: WorkbookEnvironment): Item => ({
  type: 9,
  name: 'parameters',
  content: {
    version: 'KqlParameterItem/1.0',
    style: 'pills',
    ...LOGS,
    parameters: PARAMETERS.map((parameter) => ({
      id: idOf('parameter', parameter.name),
      version: 'KqlParameterItem/1.0',
      name: parameter.name,
      label: parameter.label,
      isRequired: true,
      ...choiceOf(parameter, environment),
    })),
  },
});

function choiceOf({ choice }: Parameter, environment: WorkbookEnvironment) {
  if (choice === 'time') {
    return {
      type: 4,
      value: { durationMs: FIRST_SPAN },
      typeSettings: {
        selectableValues: SPANS.map((durationMs) => ({ durationMs })),
        allowCustom: true,
      },
    };
  }
  const source =
    'query' in choice
      ? { query: queryOf(choice.query, environment), ...LOGS }
      : { jsonData: optionsOf(choice.of === 'systems' ? systemsOf(environment) : SEVERITIES) };
  return {
    type: 2,
    multiSelect: true,
    quote: "'",
    delimiter: ',',
    // All of them, written out: so a query sees only what is this environment's.
    typeSettings: { additionalResourceOptions: ['value::all'], showDefault: false },
    value: ['value::all'],
    ...source,
  };
}

const optionsOf = (values: readonly string[]): string =>
  JSON.stringify(values.map((value) => ({ value, label: value })));
