import type { Json } from '../../../workflow/parameter';
import type { ActionJson } from '../../../workflow/schema';
import { action, runOnce, statuses } from './support/playbook';

const table = (inputs: Json): ActionJson => ({ type: 'Table', inputs });

const written = async (inputs: Json): Promise<unknown> => {
  const run = await runOnce({ T: table(inputs) });
  expect(statuses(run)).toStrictEqual({ T: 'Succeeded OK' });
  return action(run, 'T').outputs;
};

const rows = [
  { name: `A <b>&"x" 'y'`, n: 1.5, flag: true, none: null, list: [1, 'a', null], text: 'l1\nl2' },
  { name: 'ä€😀', n: 0, flag: false, more: 'a,b' },
];

describe('Table', () => {
  test('CSV: all keys, a line each, quoted only where it must be', async () => {
    expect(await written({ format: 'CSV', from: rows })).toStrictEqual({
      body:
        'name,n,flag,none,list,text,more\r\n' +
        `"A <b>&""x"" 'y'",1.5,True,,"[1,""a"",null]","l1\nl2",\r\n` +
        'ä€😀,0,False,,,,"a,b"\r\n',
    });
  });

  test('HTML: encoded as .NET encodes it', async () => {
    expect(await written({ format: 'html', from: rows })).toStrictEqual({
      body:
        '<table><thead><tr><th>name</th><th>n</th><th>flag</th><th>none</th><th>list</th><th>text</th><th>more</th></tr>' +
        '</thead><tbody><tr><td>A &lt;b&gt;&amp;&quot;x&quot; &#39;y&#39;</td><td>1.5</td><td>True</td><td></td>' +
        '<td>[1,&quot;a&quot;,null]</td><td>l1\nl2</td><td></td></tr>' +
        '<tr><td>&#228;€&#128512;</td><td>0</td><td>False</td><td></td><td></td><td></td><td>a,b</td></tr></tbody></table>',
    });
  });

  test('given columns are evaluated for each item', async () => {
    const columns = [
      { header: "@{concat('N', 'ame')}, \"quoted\"", value: "@item()?['name']" },
      { header: '', value: '@{item().n} of' },
      { header: 'Nothing' },
    ];
    const from = [{ name: 'a', n: 1 }];
    expect(await written({ format: 'CSV', from, columns })).toStrictEqual({
      body: '"Name, ""quoted""",,Nothing\r\na,1 of,\r\n',
    });
    expect(await written({ format: 'HTML', from: [], columns: [{ header: '<A>' }] })).toStrictEqual(
      {
        body: '<table><thead><tr><th>&lt;A&gt;</th></tr></thead><tbody></tbody></table>',
      },
    );
  });

  test.each([
    ['CSV', ''],
    ['HTML', '<table><tbody></tbody></table>'],
  ])('%s of nothing', async (format, body) => {
    expect(await written({ format, from: [] })).toStrictEqual({ body });
  });

  test.each<[Json, string]>([
    [
      { format: 'CSV', from: "@triggerBody()?['x']" },
      "The 'from' property value in the 'table' action inputs is of type 'Null'. The value must be of type 'Array'.",
    ],
    [
      { format: 'CSV', from: [{ a: 1 }, 'b'] },
      "The property 'columns' must be specified unless the 'from' property value is an array of objects.",
    ],
    [{ format: 'XML', from: [] }, "'format' must be CSV or HTML, and is 'XML'"],
    [{ format: 'CSV', from: [1], columns: ['a'] }, "each of 'columns' must have"],
    [
      { format: 'CSV', from: ['a'], columns: [{ header: 'H', value: "@item()['x']" }] },
      "The evaluation of 'table' action 'columns' expression '@item()['x']' failed:",
    ],
  ])('%j fails', async (inputs, message) => {
    const run = await runOnce({ T: table(inputs) });
    expect(statuses(run)).toStrictEqual({ T: 'Failed BadRequest' });
    expect(action(run, 'T').error?.message).toContain(message);
  });
});
