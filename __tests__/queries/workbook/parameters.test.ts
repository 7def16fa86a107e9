import { filled, listOf, parametersIn } from '../../../queries/workbook/parameters';

test('a list of texts is what the portal writes for a choice', () => {
  expect(listOf(['a', "it's"])).toBe(String.raw`'a','it\'s'`);
});

test('a place that no parameter fills is told, with those that there are', () => {
  const choice = { start: '2026-01-05', end: '2026-01-06', systems: ['Jira'], playbooks: ['p'] };
  expect(filled('x in ({System}) and t < {TimeRange:end}', choice)).toBe(
    "x in ('Jira') and t < datetime(2026-01-06)",
  );
  expect(() => filled('{Workspace}', choice)).toThrow(
    'no parameter fills {Workspace}; there are {TimeRange:start}, {TimeRange:end}, {System}, {Playbook}, {Severity}',
  );
  expect(parametersIn('{TimeRange:start} {TimeRange:end} {System}')).toStrictEqual([
    'TimeRange',
    'System',
  ]);
});
