import { DAY } from '../../../bench/day';
import { namesOf } from '../../../environments/names';
import prod from '../../../environments/prod';
import { type Choice, filled } from '../../../queries/workbook/parameters';
import { readQuery } from '../../../queries/read';

const names = namesOf(prod);

/** What somebody would choose who looks at the whole day of `prod`. */
export const WHOLE_DAY: Choice = {
  start: new Date(DAY.start).toISOString(),
  end: '2026-01-06T00:00:00Z',
  systems: ['ServiceNow', 'Jira', 'Sentinel'],
  playbooks: [
    names.serviceNowOpen,
    names.serviceNowPush,
    names.serviceNowReconcile,
    names.jiraOpen,
    names.jiraPush,
    names.jiraReconcile,
    names.autoClose,
  ],
};

/** A query of the workbook as it stands in its file, once its parameters are chosen. */
export const queryFor = (path: string, choice: Partial<Choice> = {}): string =>
  filled(readQuery(`workbook/${path}.kql`), { ...WHOLE_DAY, ...choice });
