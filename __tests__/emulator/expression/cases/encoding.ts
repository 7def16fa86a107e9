import { MEASURED, TESTED, docs, errors, reference, values } from './case';

const binary = (base64: string, mediaType = 'application/octet-stream') => ({
  '$content-type': mediaType,
  $content: base64,
});

export const encoding = [
  ...values(reference('base64'), [["@base64('hello')", 'aGVsbG8=']]),
  ...values(reference('base64ToString'), [["@base64ToString('aGVsbG8=')", 'hello']]),
  ...values(reference('decodeBase64'), [["@decodeBase64('aGVsbG8=')", 'hello']]),
  ...values(reference('base64ToBinary'), [["@base64ToBinary('aGVsbG8=')", binary('aGVsbG8=')]]),
  ...values(MEASURED, [
    ["@base64('ä')", 'w6Q='],
    ["@base64ToString('w6Q=')", 'ä'],
    ["@base64(base64ToBinary('aGk='))", 'aGk='],
    ["@binary('hi')", binary('aGk=')],
  ]),
  ...errors(MEASURED, [
    [
      "@base64ToBinary('a')",
      "The template language function 'base64ToBinary' was invoked with a parameter that is not valid. The value cannot be decoded from base64 representation.",
    ],
    [
      '@base64ToString(5)',
      "expects its parameter to be a string. The provided value is of type 'Integer'",
    ],
    [
      '@base64ToString(null)',
      "expects its parameter to be a string. The provided value is of type 'Null'",
    ],
    ['@binary(null)', 'The value cannot be converted to the target type.'],
  ]),
  ...values(reference('dataUri'), [
    ["@dataUri('hello')", 'data:text/plain;charset=utf-8;base64,aGVsbG8='],
  ]),
  ...values(TESTED, [
    ['@dataUri(json(\'{"a":3}\'))', 'data:application/json;charset=utf-8;base64,eyJhIjozfQ=='],
    ['@dataUri(1)', 'data:application/json;charset=utf-8;base64,MQ=='],
    ['@dataUri(true)', 'data:application/json;charset=utf-8;base64,VHJ1ZQ=='],
    ["@dataUriToString('data:base64,dGVzdA==')", 'test'],
    ["@dataUriToString('data:;base64,dGVzdA==')", 'test'],
    ["@dataUriToString('data:text/plain;charset=utf-8,abc+def%20ghi')", 'abc def ghi'],
    ["@dataUriToString('DATA:TEXT/PLAIN;BASE64,dGVzdA==')", 'test'],
    ["@dataUriToBinary('data:,x')", binary('eA==', 'text/plain')],
    [
      "@dataUriToBinary('data:text/plain;cows=moo;charset=ascii;base64,dGVzdA==')",
      binary('dGVzdA==', 'text/plain;cows=moo;charset=ascii'),
    ],
    [
      "@dataUriToBinary('data:text/plain;base64;charset=ascii,dGVzdA==')",
      binary('ZEdWemRBPT0=', 'text/plain;base64;charset=ascii'),
    ],
    ["@binary(createArray('a','b'))", binary('WyJhIiwiYiJd')],
    ['@binary(true)', binary('VHJ1ZQ==')],
  ]),
  ...errors(TESTED, [
    ["@dataUriToString('data:;;base64,dGVzdA==')", 'a valid data URI'],
    ["@dataUriToBinary('data:;,test')", 'a valid data URI'],
    ["@dataUriToString('data:text/plain;base64,aGVsbG8%20gd29ybGQ=')", 'a valid data URI'],
    ['@dataUri(null)', 'The value cannot be converted to the target type.'],
  ]),
  ...values(reference('dataUriToString'), [
    ["@dataUriToString('data:text/plain;charset=utf-8;base64,aGVsbG8=')", 'hello'],
  ]),
  ...values(MEASURED, [
    ["@dataUriToString('data:,plain%20text')", 'plain text'],
    ["@decodeDataUri('data:text/plain;charset=utf-8;base64,aGVsbG8=')", 'hello'],
    ['@decodeDataUri(\'data:application/json,{"a":1}\')', { a: 1 }],
    ["@decodeDataUri('data:application/json,none')", 'none'],
    ["@decodeDataUri('data:image/png;base64,aGk=')", binary('aGk=', 'image/png;charset=us-ascii')],
    [
      "@decodeDataUri('data:image/svg+xml;charset=utf-8,hi')",
      binary('aGk=', 'image/svg+xml;charset=utf-8'),
    ],
    ["@dataUriToBinary('data:text/plain;base64,aGk=')", binary('aGk=', 'text/plain')],
    ["@dataUri(base64ToBinary('aGk='))", 'data:application/octet-stream;base64,aGk='],
  ]),
  ...errors(MEASURED, [
    [
      "@dataUriToString('hello')",
      "expects its parameter to be formatted as a valid data URI. The provided value 'hello' was not formatted correctly.",
    ],
  ]),
  ...values(reference('encodeUriComponent'), [
    ["@encodeUriComponent('https://contoso.com')", 'https%3A%2F%2Fcontoso.com'],
  ]),
  ...values(reference('uriComponent'), [
    ["@uriComponent('https://contoso.com')", 'https%3A%2F%2Fcontoso.com'],
  ]),
  ...values(reference('decodeUriComponent'), [
    ["@decodeUriComponent('https%3A%2F%2Fcontoso.com')", 'https://contoso.com'],
  ]),
  ...values(reference('uriComponentToString'), [
    ["@uriComponentToString('https%3A%2F%2Fcontoso.com')", 'https://contoso.com'],
  ]),
  ...values(MEASURED, [
    ["@encodeUriComponent('a b', 1, true, null)", 'a%20b1True'],
    ["@uriComponentToString('a+b%20c')", 'a b c'],
    ["@uriComponentToString('100%')", '100%'],
    ["@uriComponentToBinary('a%20b')", binary('YSBi')],
  ]),
  ...values(docs('dotnet/api/system.uri.escapedatastring'), [
    ["@encodeUriComponent('it''s (a) *test*!')", 'it%27s%20%28a%29%20%2Atest%2A%21'],
    ["@encodeUriComponent('a-b_c.d~e')", 'a-b_c.d~e'],
    ["@encodeUriComponent('ä€')", '%C3%A4%E2%82%AC'],
  ]),
  ...values(reference('uriHost'), [
    ["@uriHost('https://www.localhost.com:8080')", 'www.localhost.com'],
  ]),
  ...values(reference('uriPath'), [
    ["@uriPath('https://www.contoso.com/catalog/shownew.htm?date=today')", '/catalog/shownew.htm'],
    ["@uriPath('https://www.contoso.com')", '/'],
  ]),
  ...values(reference('uriPathAndQuery'), [
    [
      "@uriPathAndQuery('https://www.contoso.com/catalog/shownew.htm?date=today')",
      '/catalog/shownew.htm?date=today',
    ],
  ]),
  ...values(reference('uriPort'), [
    ["@uriPort('https://www.localhost:8080')", 8080],
    ["@uriPort('https://www.contoso.com')", 443],
  ]),
  ...values(reference('uriQuery'), [
    ["@uriQuery('https://www.contoso.com/catalog/shownew.htm?date=today')", '?date=today'],
  ]),
  ...values(MEASURED, [["@uriScheme('https://x.com/p')", 'https']]),
];
