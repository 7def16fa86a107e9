import { madeUpGuid } from '../../../../emulator/stack/made-up';
import { PLACE, RESOURCE_GROUP_ID, SUBSCRIPTION_ID } from '../../../../cli/definitions/made-up';
import { scopeOf } from '../../../../cli/definitions/arm/scope';
import { evaluateText } from '../../../../cli/definitions/arm/text';
import { Unknown, isKnown, standInOf } from '../../../../cli/definitions/arm/value';

const scope = scopeOf({
  parameters: {
    Name: { type: 'string', defaultValue: 'Open-Ticket' },
    count: { type: 'int', defaultValue: 3 },
    on: { type: 'bool', defaultValue: true },
    list: { type: 'array', defaultValue: ['a', 'b', 'c'] },
    settings: { type: 'object', defaultValue: { a: { b: 1 }, 'with space': ['x'] } },
    location: { type: 'string', defaultValue: '[resourceGroup().location]' },
    ClientId: { type: 'string' },
    interval: { type: 'int', minValue: 5 },
    tier: { type: 'string', allowedValues: ['Basic', 'Premium'] },
    optional: { type: 'string', nullable: true },
    now: { type: 'string', DefaultValue: "[utcNow('yyyy')]" },
    loop: { type: 'string', defaultValue: "[parameters('loop')]" },
  },
  variables: {
    connection: "[concat('sentinel-', parameters('Name'))]",
    deep: { texts: ["[variables('connection')]"], number: 1 },
    copy: [{ name: 'names', count: 2, input: "[concat('n', copyIndex('names', 1))]" }],
    inside: {
      copy: [
        {
          name: 'items',
          count: "[length(parameters('list'))]",
          input: { i: "[copyIndex('items')]" },
        },
      ],
    },
    circle: "[variables('circle')]",
  },
});

const valueOf = (expression: string) => evaluateText(`[${expression}]`, scope);

describe('what the template says is known', () => {
  test.each([
    // Literals, and what can be written around them.
    ["'it''s'", "it's"],
    [' 5 ', 5],
    ['-5', -5],
    [" concat ( 'a' ,\n\t'b' ) ", 'ab'],
    ["CONCAT('a', 1, true(), null())", 'a1True'],
    // Parameters and variables.
    ["parameters('Name')", 'Open-Ticket'],
    ["parameters('NAME')", 'Open-Ticket'],
    ["parameters('list')", ['a', 'b', 'c']],
    ["parameters('optional')", null],
    ["variables('connection')", 'sentinel-Open-Ticket'],
    ["variables('deep').texts[0]", 'sentinel-Open-Ticket'],
    ["variables('names')", ['n1', 'n2']],
    ["variables('inside').items", [{ i: 0 }, { i: 1 }, { i: 2 }]],
    // Properties.
    ["parameters('settings').a.b", 1],
    ["parameters('settings').A['B']", 1],
    ["parameters('settings')['with space'][0]", 'x'],
    ["parameters('list')[sub(parameters('count'), 1)]", 'c'],
    ["parameters('settings').?nothing", null],
    ["parameters('list')[?9]", null],
    ["tryGet(parameters('settings'), 'a', 'b')", 1],
    ["tryGet(parameters('settings'), 'a', 'c', 'd')", null],
    // Text.
    ["format('{0}-{1:D3}-{{x}}', 'a', 7)", 'a-007-{x}'],
    ["format('{0,4}|{0,-4}|', 'ab')", '  ab|ab  |'],
    ["toLower('AB')", 'ab'],
    ["toUpper('ab')", 'AB'],
    ["trim('  a ')", 'a'],
    ["replace('a.b.c', '.', '$&')", 'a$&b$&c'],
    ["split('a,b;c', createArray(',', ';'))", ['a', 'b', 'c']],
    ["split('a.b', '.')", ['a', 'b']],
    ["join(createArray('a', 1), '-')", 'a-1'],
    ["substring('abcdef', 2, 3)", 'cde'],
    ["substring('abcdef', 2)", 'cdef'],
    ["padLeft('7', 3, '0')", '007'],
    ['padLeft(7, 3)', '  7'],
    ["indexOf('abcB', 'B')", 1],
    ["lastIndexOf('abcB', 'b')", 3],
    ["indexOf(createArray('x', 'y'), 'y')", 1],
    ["lastIndexOf(createArray('x', 'y', 'x'), 'x')", 2],
    ["startsWith('Abc', 'aB')", true],
    ["endsWith('abC', 'bc')", true],
    // Collections.
    ["length('abc')", 3],
    ["length(parameters('list'))", 3],
    ["length(parameters('settings'))", 2],
    ["empty('')", true],
    ['empty(createArray())', true],
    ['empty(createObject())', true],
    ['empty(null())', true],
    ["empty('a')", false],
    ["first('abc')", 'a'],
    ["first(parameters('list'))", 'a'],
    ["last('abc')", 'c'],
    ["last(split('/a/b', '/'))", 'b'],
    ['last(createArray())', null],
    ["take(parameters('list'), 2)", ['a', 'b']],
    ["take('abc', 9)", 'abc'],
    ["skip(parameters('list'), 2)", ['c']],
    ["skip('abc', 1)", 'bc'],
    ["contains(parameters('list'), 'b')", true],
    ["contains('abc', 'B')", false],
    ["contains(parameters('settings'), 'A')", true],
    ['range(2, 3)', [2, 3, 4]],
    ["concat(parameters('list'), createArray('d'))", ['a', 'b', 'c', 'd']],
    ['flatten(createArray(createArray(1), createArray(2, 3)))', [1, 2, 3]],
    ["array('a')", ['a']],
    ["array(parameters('list'))", ['a', 'b', 'c']],
    ["indexFromEnd(parameters('list'), 1)", 'c'],
    ["union(createArray('a'), createArray('a', 'b'))", ['a', 'b']],
    ["intersection(createArray('a', 'b'), createArray('b'))", ['b']],
    [
      "union(createObject('a', createObject('x', 1)), createObject('a', createObject('y', 2)))",
      { a: { x: 1, y: 2 } },
    ],
    ["intersection(createObject('a', 1, 'b', 2), createObject('a', 1, 'b', 3))", { a: 1 }],
    ["shallowMerge(createArray(createObject('a', 1), createObject('a', 2)))", { a: 2 }],
    [
      "items(createObject('b', 2, 'a', 1))",
      [
        { key: 'a', value: 1 },
        { key: 'b', value: 2 },
      ],
    ],
    ["objectKeys(createObject('b', 2))", ['b']],
    // Logic and numbers.
    ["if(parameters('on'), 'yes', 'no')", 'yes'],
    ["if(equals(1, '1'), 'yes', 'no')", 'no'],
    ['and(true(), not(false()))', true],
    ['or(false(), equals(createArray(1), createArray(1)))', true],
    ['less(1, 2)', true],
    ['lessOrEquals(2, 2)', true],
    ["greater('b', 'a')", true],
    ["greaterOrEquals('a', 'a')", true],
    ["coalesce(null(), parameters('optional'), 'x')", 'x'],
    ['coalesce(null())', null],
    ['add(1, mul(2, 3))', 7],
    ['div(7, 2)', 3],
    ['mod(7, 2)', 1],
    ['max(1, 3, 2)', 3],
    ['min(createArray(4, 2))', 2],
    // Conversion.
    ["string(parameters('settings').a)", '{"b":1}'],
    ["int('42')", 42],
    ["float('1.5')", 1.5],
    ["bool('TRUE')", true],
    ['bool(0)', false],
    [`json('{"a":[1]}').a[0]`, 1],
    ["json(base64ToString(base64('[true]')))[0]", true],
    [`base64ToJson(base64('{"a":1}')).a`, 1],
    ["uri('https://a.example/b/', 'c.json')", 'https://a.example/b/c.json'],
    ["uriComponent('a b&c')", 'a%20b%26c'],
    ["uriComponentToString('a%20b')", 'a b'],
    ["dataUriToString(dataUri('ä'))", 'ä'],
    ["dateTimeAdd('2026-01-01T00:00:00Z', 'P1DT1H')", '2026-01-02T01:00:00Z'],
    ["dateTimeAdd('2026-01-01T00:00:00Z', '-PT1M', 'HH:mm')", '23:59'],
    ["dateTimeAdd('2026-01-31 10:00:00Z', 'P3Y')", '2029-01-31 10:00:00Z'],
    ["dateTimeAdd('20260101T000000Z', '-P1M1W')", '20251124T000000Z'],
    ["dateTimeFromEpoch(dateTimeToEpoch('2026-01-01T00:00:00Z'))", '2026-01-01T00:00:00Z'],
    // Ids of which every part is given.
    [
      "resourceId('s', 'g', 'Microsoft.Web/sites/slots', 'a', 'b')",
      '/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/a/slots/b',
    ],
    [
      "subscriptionResourceId('s', 'Microsoft.Authorization/roleDefinitions', 'r')",
      '/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/r',
    ],
    ["tenantResourceId('Microsoft.A/b', 'c')", '/providers/Microsoft.A/b/c'],
    ["extensionResourceId('/scope', 'Microsoft.A/b', 'c')", '/scope/providers/Microsoft.A/b/c'],
  ])('%s', (expression, expected) => {
    expect(valueOf(expression)).toEqual(expected);
  });
});

describe('what only the deployment knows has a stand-in', () => {
  test.each([
    ["parameters('ClientId')", madeUpGuid('ClientId')],
    ["parameters('interval')", 5],
    ["parameters('tier')", 'Basic'],
    ["parameters('location')", 'westeurope'],
    ["parameters('undeclared-site-url')", 'https://undeclared-site-url.contoso.com/'],
    ["parameters('now')", String(new Date().getUTCFullYear())],
    ["concat('a-', parameters('tier'))", 'a-Basic'],
    ["if(equals(parameters('tier'), 'Basic'), 'x', 'y')", 'x'],
    ['subscription().subscriptionId', PLACE.subscriptionId],
    ["subscription()['id']", SUBSCRIPTION_ID],
    ['resourceGroup().name', PLACE.resourceGroup],
    ['tenant().tenantId', PLACE.tenantId],
    ['managementGroup().name', 'made-up'],
    ['deployment().properties.templateLink.uri', 'https://made-up.contoso.com/azuredeploy.json'],
    ['deployer().tenantId', PLACE.tenantId],
    ['environment().suffixes.keyvaultDns', '.vault.azure.net'],
    [
      "resourceId('Microsoft.Web/connections', variables('connection'))",
      `${RESOURCE_GROUP_ID}/providers/Microsoft.Web/connections/sentinel-Open-Ticket`,
    ],
    [
      "resourceId('g', 'Microsoft.Web/sites', 'a')",
      `${SUBSCRIPTION_ID}/resourceGroups/g/providers/Microsoft.Web/sites/a`,
    ],
    [
      "subscriptionResourceId('Microsoft.A/b', 'c')",
      `${SUBSCRIPTION_ID}/providers/Microsoft.A/b/c`,
    ],
    [
      "managementGroupResourceId('Microsoft.A/b', 'c')",
      '/providers/Microsoft.Management/managementGroups/made-up/providers/Microsoft.A/b/c',
    ],
    [
      "reference(resourceId('Microsoft.A/b', 'c'), '2020-01-01', 'Full').identity.principalId",
      madeUpGuid('principalId'),
    ],
    ["reference('d').outputs.hostName.value", 'hostname.contoso.com'],
    ["listKeys('x', '2020-01-01').keys[0].value", 'made-up-key'],
    ["split(parameters('location'), 'e')[1]", 'st'],
    [
      "substring(listCallbackURL('x', '2019-05-01').basePath, 0, indexOf(listCallbackURL('x').basePath, '/workflows'))",
      'https://prod-00.westeurope.logic.azure.com',
    ],
    ["contoso.unique('a')", 'unique'],
    ['somethingNew(1)', 'somethingNew'],
    ["parameters('loop')", 'loop'],
    ["variables('circle')", 'circle'],
    // Azure would refuse these; the rest of the template can be judged all the same.
    ["substring('abc', 2, 5)", 'substring'],
    ['div(1, 0)', 'div'],
    ["json('{')", 'json'],
    ["int('x')", 'int'],
    ["dateTimeAdd('2026-01-01T00:00:00Z', 'P')", 'dateTimeAdd'],
    ["dateTimeAdd('yesterday', 'P1D')", 'dateTimeAdd'],
    ["utcNow('''')", 'utcNow'],
    ['toLower(5)', 'toLower'],
    ['toLower()', 'toLower'],
    ["parameters('list').name", 'name'],
    ["concat('a' 'b')", 'value'],
    ["'a' + 'b'", 'value'],
    ['concat(', 'value'],
    ['', 'value'],
  ])('%s', (expression, expected) => {
    const value = valueOf(expression);
    expect(isKnown(value)).toBe(false);
    expect(standInOf(value)).toEqual(expected);
  });

  test('which is always the same', () => {
    const twice = ['uniqueString(resourceGroup().id)', "guid('a')", 'newGuid()'].map((each) => [
      standInOf(valueOf(each)),
      standInOf(valueOf(each)),
    ]);
    for (const [first, second] of twice) expect(first).toBe(second);
    expect(standInOf(valueOf("uniqueString('a')"))).toMatch(/^[a-z0-9]{13}$/);
    expect(standInOf(valueOf("guid('a')"))).not.toBe(standInOf(valueOf("guid('b')")));
  });

  test('only where it is: what is beside it stays known', () => {
    expect(valueOf("createObject('a', 1, 'b', subscription().id)")).toEqual({
      a: 1,
      b: new Unknown(SUBSCRIPTION_ID),
    });
    expect(valueOf("createArray('x', parameters('tier'))[0]")).toBe('x');
  });
});

describe('text that is no expression', () => {
  test.each([
    ['plain', 'plain'],
    ["[[concat('a')]", "[concat('a')]"],
    ["[@{body('a')}", "[@{body('a')}"],
    ['a[b]', 'a[b]'],
    ['[', '['],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(evaluateText(text, scope)).toBe(expected);
  });
});
