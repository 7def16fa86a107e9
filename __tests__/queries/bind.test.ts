import { bind, kqlTable, kqlText } from '../../queries/bind';
import { filled, listOf, parametersIn } from '../../queries/workbook/parameters';

test('a text is quoted as Kusto reads it', () => {
  expect(kqlText('a "b" \\ c\nd')).toBe(String.raw`"a \"b\" \\ c d"`);
});

test('a table has its rows written by their types, and may have none', () => {
  expect(
    kqlTable({ Name: 'string', Ends: 'datetime', Tags: 'dynamic' }, [
      ['a', '2028-01-31T00:00:00Z', ['x', 'say "y"']],
      ['b', '2028-02-29T00:00:00Z', []],
    ]),
  ).toBe(
    [
      'datatable(Name: string, Ends: datetime, Tags: dynamic)[',
      String.raw`    "a", datetime(2028-01-31T00:00:00Z), dynamic(["x","say \"y\""]),`,
      '    "b", datetime(2028-02-29T00:00:00Z), dynamic([])',
      ']',
    ].join('\n'),
  );
  expect(kqlTable({ Name: 'string' }, [])).toBe('datatable(Name: string)[\n\n]');
});

test('a value replaces the sample of its name, whatever it holds, and nothing else', () => {
  const query =
    'let Portal = "https://a";\nlet Rows = datatable(A: string)[\n    "x; y"\n];\nRows | extend P = Portal';
  expect(bind(query, { Portal: '"$& $1"', Vault: '"v"' })).toBe(
    query.replace('"https://a"', () => '"$& $1"'),
  );
});

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
