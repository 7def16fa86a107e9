import { run } from './run';

const rowsOf = (query: string) => run(query, {}).map((row) => Object.values(row));

const FRUIT = `let Fruit = datatable(Name: string, Colour: string, Weight: long, Picked: datetime) [
    "apple", "red", 150, datetime(2026-01-05T10:20:30Z),
    "cherry", "red", 8, datetime(2026-01-05T11:59:59Z),
    "lemon", "yellow", 100, datetime(2026-01-06)
];
let Colours = datatable(Colour: string, Wave: long) ["red", 700, "blue", 450];
`;

// What each of them gives, Microsoft's reference of the language says.
test.each([
  ['Fruit | where Weight > 50 and Colour != "yellow" | project Name', [['apple']]],
  ['Fruit | where Name in ("APPLE", "lemon") | project Name', [['lemon']]],
  ['Fruit | where Name in~ ("APPLE") | project Name', [['apple']]],
  [
    'Fruit | where Name contains "ERR" or Name startswith "LE" | project Name',
    [['cherry'], ['lemon']],
  ],
  [
    'Fruit | summarize arg_max(Weight, Name), count() by Colour',
    [
      ['red', 150, 'apple', 2],
      ['yellow', 100, 'lemon', 1],
    ],
  ],
  ['Fruit | where Weight > 1000 | summarize count(), max(Weight)', [[0, null]]],
  ['Fruit | where Weight > 1000 | summarize count() by Colour', []],
  ['Fruit | summarize dcount(Colour), countif(Weight < 50), percentile(Weight, 50)', [[2, 1, 100]]],
  ['Fruit | summarize Share = round(100.0 * countif(Colour == "red") / count(), 1)', [[66.7]]],
  [
    'Fruit | summarize by Hour = bin(Picked, 1h)',
    [['2026-01-05T10:00:00Z'], ['2026-01-05T11:00:00Z'], ['2026-01-06T00:00:00Z']],
  ],
  [
    'Fruit | project Name, Colour | join kind=leftouter Colours on Colour | project Name, Wave',
    [
      ['apple', 700],
      ['cherry', 700],
      ['lemon', null],
    ],
  ],
  [
    'Fruit | project Name, Colour | join kind=inner Colours on $left.Colour == $right.Colour | project Name, Colour1',
    [
      ['apple', 'red'],
      ['cherry', 'red'],
    ],
  ],
  [
    'let Days = datatable(Day: datetime) [datetime(2026-01-03T23:59:59Z), datetime(2026-01-04), datetime(2026-01-10T12:00:00Z)]; Days | project startofweek(Day)',
    [['2025-12-28T00:00:00Z'], ['2026-01-04T00:00:00Z'], ['2026-01-04T00:00:00Z']],
  ],
  ['Colours | join kind=leftanti Fruit on Colour', [['blue', 450]]],
  ['Fruit | distinct Colour', [['red'], ['yellow']]],
  ['Fruit | top 2 by Weight | project Name', [['apple'], ['lemon']]],
  ['Fruit | top 0 by Weight | summarize tostring(make_list(Name))', [['[]']]],
  ['Fruit | where Colour == "red" | summarize tostring(make_list(Name))', [['["apple","cherry"]']]],
  ['Fruit | order by Colour asc, Weight desc | project Name', [['apple'], ['cherry'], ['lemon']]],
  [
    'Fruit | project Name, Later = Picked + 1d > datetime(2026-01-06T11:00:00Z)',
    [
      ['apple', false],
      ['cherry', true],
      ['lemon', true],
    ],
  ],
  [
    'Fruit | where Name == "apple" | extend Tags = dynamic(["a", "b"]) | mv-expand Tags to typeof(string) | project Tags, Weight',
    [
      ['a', 150],
      ['b', 150],
    ],
  ],
])('%s', (query, rows) => {
  expect(rowsOf(`${FRUIT}${query}`)).toStrictEqual(rows);
});

test('what is not known here is refused, and so is a column that no row has', () => {
  expect(() => run(`${FRUIT}Fruit | sample 1`, {})).toThrow(
    'no operator that is known here: SampleOperator',
  );
  expect(() => run(`${FRUIT}Fruit | extend A = strrep(Name, 2)`, {})).toThrow(
    'no function that is known here: strrep',
  );
  expect(() =>
    run('AzureDiagnostics | where code_s == ""', {
      AzureDiagnostics: [{ TimeGenerated: '2026-01-05T00:00:00Z' }],
    }),
  ).toThrow("the rows have no column 'code_s'");
});

test('what comes after the present is not there yet', () => {
  const rows = ['10', '11', '12'].map((hour) => ({ TimeGenerated: `2026-01-05T${hour}:00:00Z` }));
  const query = 'AzureDiagnostics | where TimeGenerated > ago(1h) | project TimeGenerated';
  const found = run(query, { AzureDiagnostics: rows }, new Date('2026-01-05T11:30:00Z'));
  expect(found.map((row) => row['TimeGenerated'])).toStrictEqual(['2026-01-05T11:00:00Z']);
});
