import { readJql } from '../../../../emulator/services/jira/jql';
import { orderOf, testOf } from '../../../../emulator/services/jira/jql-match';
import { jira } from '../fixtures/jira';

/** SEC-1 to SEC-4, one minute apart. */
function issues(timeZone = 'Etc/UTC') {
  const { site, tick } = jira('dataCenter', { options: { timeZone } });
  const sam = site.as('sam');
  sam.create('SEC', { summary: 'b', priority: { name: 'High' }, assignee: { name: 'sam' } });
  tick(60_000);
  sam.create('SEC', { summary: 'c', labels: ['A"B', 'x:y'], priority: { name: 'Low' } });
  tick(60_000);
  sam.create('SEC', { summary: 'd', labels: ['Sentinel'], priority: null });
  sam.transition('SEC-4', 'done');
  return site;
}

function found(jql: string, timeZone?: string): readonly string[] {
  const site = issues(timeZone);
  const place = { site, caller: { userId: 'bot', sees: (key: string) => key !== 'HID' } };
  const query = readJql(jql);
  return site
    .issues()
    .filter(testOf(query.where, place))
    .sort(orderOf(query, place))
    .map(({ key }) => key);
}

test.each([
  ['labels = sentinel', ['SEC-1']],
  ['labels = "Sentinel"', ['SEC-4']],
  ['labels = "A\\"B"', ['SEC-3']],
  ['labels in (\'x:y\', "Sentinel") ORDER BY key ASC', ['SEC-3', 'SEC-4']],
  ['labels != sentinel ORDER BY key', ['SEC-3', 'SEC-4']],
  ['labels is EMPTY', ['SEC-2']],
  ['labels is not empty AND labels not in (sentinel, Sentinel)', ['SEC-3']],
  ['NOT labels = sentinel ORDER BY key DESC', ['SEC-4', 'SEC-3', 'SEC-2']],
  ['(labels = sentinel OR labels = Sentinel) AND project = sec', ['SEC-4', 'SEC-1']],
  ['labels = sentinel OR labels = Sentinel AND status = Done', ['SEC-4', 'SEC-1']],
  ['project = Security AND status = "to do" ORDER BY created DESC', ['SEC-3', 'SEC-2', 'SEC-1']],
  ['statusCategory != Done AND key > SEC-1 ORDER BY key', ['SEC-2', 'SEC-3']],
  ['statusCategory = done', ['SEC-4']],
  ['resolution is EMPTY ORDER BY key', ['SEC-1', 'SEC-2', 'SEC-3']],
  ['resolution = Unresolved AND priority = High', ['SEC-2']],
  ['resolution = Done', ['SEC-4']],
  ['priority > Medium', ['SEC-2']],
  ['priority != High ORDER BY key', ['SEC-1', 'SEC-3']],
  ['priority is not EMPTY ORDER BY priority DESC, key', ['SEC-2', 'SEC-1', 'SEC-3']],
  ['issuetype = task AND assignee = sam', ['SEC-2']],
  ['key in (SEC-1, 10003) ORDER BY id', ['SEC-1', 'SEC-3']],
  ['issuekey = "sec-2"', ['SEC-2']],
  ['updated >= 1767323165678 ORDER BY updated ASC', ['SEC-3', 'SEC-4']],
  ['updated > 1767323165678', ['SEC-4']],
  ['created < "2026-01-02 03:05"', ['SEC-1']],
  ['created <= "2026/01/02 03:06" ORDER BY created', ['SEC-1', 'SEC-2']],
  ['created >= "2026-01-03"', []],
  ['', ['SEC-4', 'SEC-3', 'SEC-2', 'SEC-1']],
])('%s', (jql, keys) => {
  expect(found(jql)).toEqual(keys);
});

test('a date in quotes is read in the time zone of the account, milliseconds are not', () => {
  expect(found('created < "2026-01-02 04:05"', 'Europe/Berlin')).toEqual(['SEC-1']);
  expect(found('created < 1767323100000', 'Europe/Berlin')).toEqual(['SEC-1']);
});

const message = (jql: string): unknown => {
  try {
    found(jql);
  } catch (error) {
    const { answer } = error as { answer?: { body: { errorMessages: string[] } } };
    return answer?.body.errorMessages[0] ?? (error as Error).message;
  }
  return undefined;
};

test.each([
  ['labels', "Expecting operator but got ''"],
  ['labels = ', 'Expecting either a value, list or function but got the end of the query'],
  ['labels = a b', "Expecting either 'OR' or 'AND' but got 'b'"],
  ['labels = "a', "The quoted string 'a' has not been completed."],
  ['labels = "a\nb"', "The quoted string 'a' has not been completed."],
  ['labels = "\\q"', "'\\q' is an illegal JQL escape sequence"],
  ['labels = a@b', "The character '@' is a reserved JQL character"],
  ['(labels = a', "Expecting ')' but got the end of the query"],
  ['labels in a', "Expecting '(' but got 'a'"],
  ['labels > a', "The operator '>' is not supported by the 'labels' field."],
  ['project is EMPTY', "The field 'project' does not support searching for EMPTY values."],
  ['status = Nope', "The value 'Nope' does not exist for the field 'status'."],
  ['priority in (High, Nope)', "The value 'Nope' does not exist for the field 'priority'."],
  ['key = SEC-99', "An issue with key 'SEC-99' does not exist for field 'key'."],
  ['updated > yesterday', "Date value 'yesterday' for field 'updated' is invalid."],
  ['updated > "1767323165678"', "Date value '1767323165678' for field 'updated' is invalid."],
  ['key > SEC-1 ORDER BY nope', "Field 'nope' does not exist"],
  ['summary ~ "x"', "the operator '~' in JQL"],
  ['updated > startOfDay()', "the function 'startOfDay()' in JQL"],
  ['updated > "-15m"', "the period '-15m' in JQL"],
  ['summary is EMPTY', "the field 'summary' in JQL"],
])('%s is refused', (jql, part) => {
  expect(message(jql)).toContain(part);
});
