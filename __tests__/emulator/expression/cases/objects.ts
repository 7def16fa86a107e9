import { MEASURED, TESTED, errors, reference, values } from './case';

export const objects = [
  ...values(TESTED, [
    ['@{setProperty(json(\'{"a":1,"b":2,"c":3}\'), \'b\', 9)}', '{"a":1,"c":3,"b":9}'],
    ['@{setProperty(json(\'{"aAa":1,"AaA":2}\'), \'aaa\', 5)}', '{"AaA":2,"aAa":5}'],
    ['@{removeProperty(json(\'{"AaA":1,"aAa":2}\'), \'AAA\')}', '{"aAa":2}'],
    [
      "@setProperty(xml('<test/>'), 'x', 1)",
      { '$content-type': 'application/xml;charset=utf-8', $content: 'PHRlc3QgLz4=', x: 1 },
    ],
  ]),
  ...values(reference('addProperty'), [
    [
      '@addProperty(json(\'{ "firstName": "Sophia", "lastName": "Owen" }\'), \'middleName\', \'Anne\')',
      { firstName: 'Sophia', lastName: 'Owen', middleName: 'Anne' },
    ],
    [
      '@setProperty(json(\'{ "customerName": { "firstName": "Sophia", "surName": "Owen" } }\'), \'customerName\', addProperty(json(\'{ "customerName": { "firstName": "Sophia", "surName": "Owen" } }\')[\'customerName\'], \'middleName\', \'Anne\'))',
      { customerName: { firstName: 'Sophia', surName: 'Owen', middleName: 'Anne' } },
    ],
  ]),
  ...values(reference('setProperty'), [
    [
      '@setProperty(json(\'{ "firstName": "Sophia", "surName": "Owen" }\'), \'surName\', \'Hartnett\')',
      { firstName: 'Sophia', surName: 'Hartnett' },
    ],
  ]),
  ...values(reference('removeProperty'), [
    [
      '@removeProperty(json(\'{ "firstName": "Sophia", "middleName": "Anne", "surName": "Owen" }\'), \'middleName\')',
      { firstName: 'Sophia', surName: 'Owen' },
    ],
    [
      '@removeProperty(json(\'{ "customerName": { "firstName": "Sophia", "middleName": "Anne", "surName": "Owen" } }\')[\'customerName\'], \'middleName\')',
      { firstName: 'Sophia', surName: 'Owen' },
    ],
  ]),
  ...values(MEASURED, [
    ["@setProperty(json('{}'), 'a', null)", { a: null }],
    ["@setProperty(json('{\"a\":1}'), 'A', 9)", { a: 9 }],
    ["@removeProperty(json('{\"a\":1}'), 'A')", {}],
    ["@removeProperty(json('{\"a\":1}'), 'b')", { a: 1 }],
    ["@setProperty(json('{}'), '__proto__', 1)['__proto__']", 1],
    ["@addProperty(json('{}'), 'constructor', 'x')['constructor']", 'x'],
  ]),
  ...errors(MEASURED, [
    [
      "@addProperty(json('{\"a\":1}'), 'a', 2)",
      "The template language function 'addProperty' expects the property to not exist in the object. Unable to add property 'a' to ",
    ],
    ["@addProperty(json('{\"a\":1}'), 'A', 2)", "Unable to add property 'A'"],
    [
      "@addProperty(createArray(1), 'a', 2)",
      "The template language function 'addProperty' expects its first parameter to be an object. The provided value is of type 'Array'.",
    ],
    ["@setProperty(null, 'a', 2)", "to be an object. The provided value is of type 'Null'"],
    ["@removeProperty('a', 'b')", "to be an object. The provided value is of type 'String'"],
  ]),
];
