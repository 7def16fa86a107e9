import type { Data } from '../../../../emulator/expression/value';
import { Float } from '../../../../workflow/tree';
import { type Case, MEASURED, TESTED, docs, errors, reference, values } from './case';

const REPORTED = 'https://github.com/MicrosoftDocs/azure-docs/issues/113084';
const NEWTONSOFT = 'https://www.newtonsoft.com/json/help/html/ConvertingJSONandXML.htm';
const ENCODE_NAME = docs('dotnet/api/system.xml.xmlconvert.encodename');
const DOCUMENT = docs('dotnet/api/system.xml.xmldocument.outerxml');

/** XML as the runtime holds and shows it. */
const xml = (text: string): Data => ({
  '$content-type': 'application/xml;charset=utf-8',
  $content: Buffer.from(text).toString('base64'),
});

const PRODUCE =
  '<?xml version="1.0"?> <produce> <item> <name expired="true" price="12">Gala</name> <count>20</count> </item> ' +
  '<item> <name expired="false" price="40">Honeycrisp</name> <count>10</count> </item> </produce>';
const FILE =
  '<?xml version="1.0"?><file xmlns="https://contoso.com"><location>Paris</location></file>';

const person = { '@id': '1', name: 'Sophia Owen', occupation: 'Engineer' };

const sent = (source: string, expression: string, value: Data): Case => ({
  expression,
  value,
  source,
  context: {
    actions: {
      Http: {
        outputs: {
          statusCode: 200,
          headers: { 'Content-Type': 'application/xml' },
          body: { '$content-type': 'application/xml', $content: 'PGE+MTwvYT4=' },
        },
      },
      Marked: {
        outputs: { body: { '$content-type': 'text/xml', $content: '77u/PGE+MTwvYT4=' } },
      },
    },
  },
});

export const xmlCases: readonly Case[] = [
  ...values(reference('xml'), [
    ["@xml('<name>Sophia Owen</name>')", xml('<name>Sophia Owen</name>')],
    ['@xml(json(\'{ "name": "Sophia Owen" }\'))', xml('<name>Sophia Owen</name>')],
    [
      '@xml(json(\'{"person": {"name": "Sophia Owen", "city": "Seattle"}}\'))',
      xml('<person><name>Sophia Owen</name><city>Seattle</city></person>'),
    ],
    [
      '@xml(json(\'{"root":{"array":[{"ID": 1, "Name": "James"},{"ID": 2, "Name": "John"}]}}\'))',
      xml(
        '<root><array><ID>1</ID><Name>James</Name></array><array><ID>2</ID><Name>John</Name></array></root>',
      ),
    ],
    ["@xml(addProperty(json('{}'), 'root', createArray(1)))", xml('<root>1</root>')],
  ]),
  ...values(MEASURED, [
    ["@xml(base64ToBinary('PGE+MTwvYT4='))", xml('<a>1</a>')],
    ["@string(xml('<a>1</a>'))", '<a>1</a>'],
    ["@concat('x', xml('<a>1</a>'))", 'x<a>1</a>'],
    ["XML: @{xml('<a>1</a>')}", 'XML: <a>1</a>'],
    ["@base64(xml('<a>1</a>'))", 'PGE+MTwvYT4='],
    ['@xml(json(\'{"a":null}\'))', xml('<a />')],
    [
      '@xml(json(\'{"a":{"t":true,"f":5.0,"n":0.5}}\'))',
      xml('<a><t>true</t><f>5</f><n>0.5</n></a>'),
    ],
    ['@xml(json(\'{"a":{"@id":"1","#text":"x & <y>"}}\'))', xml('<a id="1">x &amp; &lt;y&gt;</a>')],
  ]),
  ...values(NEWTONSOFT, [
    [
      '@xml(json(\'{"?xml":{"@version":"1.0"},"a":{"b":[1,2],"c":{},"d":""}}\'))',
      xml('<?xml version="1.0"?><a><b>1</b><b>2</b><c /><d></d></a>'),
    ],
    ['@xml(json(\'{"a":[[1,2]]}\'))', xml('<a><a>1</a><a>2</a></a>')],
    ['@xml(json(\'{"first name":1}\'))', xml('<first_x0020_name>1</first_x0020_name>')],
    [
      '@xml(json(\'{"x:a":{"@xmlns:x":"urn:x","x:b":1}}\'))',
      xml('<x:a xmlns:x="urn:x"><x:b>1</x:b></x:a>'),
    ],
  ]),
  ...values(DOCUMENT, [
    [
      "@xml('<a> <b/> <c></c> <d x=''1\"''/> <!--n--><?p q?><![CDATA[<]]> </a>')",
      xml('<a><b /><c></c><d x="1&quot;" /><!--n--><?p q?><![CDATA[<]]></a>'),
    ],
    ['@xml(\'<a x="/>">y</a>\')', xml('<a x="/&gt;">y</a>')],
    ["@xml('<a>&#65;&amp;&#x42;</a>')", xml('<a>A&amp;B</a>')],
  ]),
  ...errors(MEASURED, [
    [
      "@xml('not xml')",
      "The template language function 'xml' parameter is not valid. The provided value cannot be converted to XML: 'Data at the root level is invalid. Line 1, position 1.'.",
    ],
  ]),
  ...errors(reference('xml'), [
    [
      '@xml(createArray(1))',
      "expects its parameter to be a string or an object. The provided value is of type 'Array'. Please see https://aka.ms/logicexpressions#xml for usage details.",
    ],
    ['@xml(null)', "The provided value is of type 'Null'"],
    ['@xml(json(\'{"a":[1,2]}\'))', 'The root object must have a single property'],
    ['@xml(json(\'{"a":1,"b":2}\'))', 'JSON root object has multiple properties'],
  ]),
  ...errors(NEWTONSOFT, [
    ['@xml(json(\'{"@a":1,"b":2}\'))', "has property '@a' that will be converted to an attribute"],
    ['@xml(json(\'{"a":{"@b":{}}}\'))', 'An attribute or a text must be a value'],
    ['@xml(json(\'{"a":{"":1}}\'))', "The empty string '' is not a valid name."],
    ['@xml(json(\'{"a":"\\u0001"}\'))', 'hexadecimal value 0x1, is an invalid character.'],
  ]),
  ...errors(docs('dotnet/api/system.xml.xmlexception'), [
    ["@xml('')", 'Root element is missing.'],
    ["@xml('<a><b></a>')", 'cannot be converted to XML'],
    ["@xml('<a>')", 'cannot be converted to XML'],
    ["@xml('<a/><b/>')", 'There are multiple root elements.'],
    ["@xml('<a b=1/>')", 'cannot be converted to XML'],
    ["@xml('<a>x & y</a>')", 'An error occurred while parsing EntityName'],
    ["@xml('<a>&nbsp;</a>')", 'entity not found:&nbsp;'],
    ["@xml('\ufeff<a/>')", 'Data at the root level is invalid. Line 1, position 1.'],
  ]),
  ...values(reference('json'), [
    [
      '@json(xml(\'<?xml version="1.0"?> <root> <person id="1"> <name>Sophia Owen</name> <occupation>Engineer</occupation> </person> </root>\'))',
      { '?xml': { '@version': '1.0' }, root: { person } },
    ],
    [
      '@json(xml(\'<root> <person id="1"> <name>Sophia Owen</name> <occupation>Engineer</occupation> </person> <person id="2"> <name>John Doe</name> </person> </root>\'))',
      { root: { person: [person, { '@id': '2', name: 'John Doe' }] } },
    ],
  ]),
  ...values(NEWTONSOFT, [
    ["@json(xml('<a/>'))", { a: null }],
    ["@json(xml('<a></a>'))", { a: '' }],
    ['@json(xml(\'<a x="1"/>\'))', { a: { '@x': '1' } }],
    ['@json(xml(\'<a x="1">t</a>\'))', { a: { '@x': '1', '#text': 't' } }],
    ["@json(xml('<a>t<b/>u</a>'))", { a: { '#text': ['t', 'u'], b: null } }],
    ["@json(xml('<a><!--n--><![CDATA[c]]></a>'))", { a: { '#cdata-section': 'c' } }],
    ["@json(xml('<a><b>1</b><c/><b>2</b></a>'))", { a: { b: ['1', '2'], c: null } }],
    ["@json(xml('<a_x0020_b>1</a_x0020_b>'))", { 'a b': '1' }],
    ['@json(xml(\'<x:a xmlns:x="urn:x"/>\'))', { 'x:a': { '@xmlns:x': 'urn:x' } }],
    ["@json(xml('<a><__proto__>1</__proto__></a>'))['a']['__proto__']", '1'],
  ]),
  sent(MEASURED, "@json(body('Http'))", { a: '1' }),
  sent(MEASURED, "@xpath(body('Http'), 'string(/a)')", '1'),
  sent(docs('azure/logic-apps/logic-apps-content-type'), "@json(body('Marked'))", { a: '1' }),
  ...errors(reference('json'), [
    ["@json('<a/>')", "The provided value '<a/>' cannot be parsed"],
    ["@json(dataUriToBinary('data:text/xml,<a>'))", "The provided value '<a>' cannot be parsed"],
  ]),
  ...values(TESTED, [
    ["@{xml('<root> <!-- a --> b <!-- c --> </root>')}", '<root><!-- a --> b <!-- c --></root>'],
    [
      "@{xml('<root><![CDATA[t]]><![CDATA[u]]></root>')}",
      '<root><![CDATA[t]]><![CDATA[u]]></root>',
    ],
    [
      '@{xml(\'<?xml version="1.0" encoding="ucs-2"?><a/>\')}',
      '<?xml version="1.0" encoding="ucs-2"?><a />',
    ],
    ['@{xml(json(\'{"ro:ot": "text"}\'))}', '<ot>text</ot>'],
    ['@{xml(json(\'{"ro>ot": "te<x&t"}\'))}', '<ro_x003E_ot>te&lt;x&amp;t</ro_x003E_ot>'],
    [
      '@{xml(json(\'{"root": {"#comment": "-->test"}}\'))}',
      '<root><_x0023_comment>--&gt;test</_x0023_comment></root>',
    ],
    ["@xml(json('{}'))", xml('')],
    ["@xml(xml('<root/>'))", xml('<root />')],
    ["@xml(binary('<'))", xml('<')],
    ["@binary(xml('<r/>'))", { '$content-type': 'application/octet-stream', $content: 'PHIgLz4=' }],
    ["@dataUri(xml('<t/>'))", 'data:application/xml;charset=utf-8;base64,PHQgLz4='],
    ["@json(xml('<a><a/>t<a/></a>'))", { a: { a: [null, null], '#text': 't' } }],
    ["@json(xml('<r><!--b-->c<!--d--></r>'))", { r: { '#comment': [], '#text': 'c' } }],
    ["@json(xml('<r>ac<e><!-- one --></e>f</r>'))", { r: { '#text': ['ac', 'f'], e: {} } }],
    [
      '@json(xml(\'<!DOCTYPE t PUBLIC "i" "u" [<!ELEMENT r (#PCDATA)>]>\n<r>   </r>\'))',
      {
        '!DOCTYPE': {
          '@name': 't',
          '@public': 'i',
          '@system': 'u',
          '@internalSubset': '<!ELEMENT r (#PCDATA)>',
        },
        r: '',
      },
    ],
    ['@json(xml(\'<!DOCTYPE a SYSTEM "" []><_/>\'))', { '!DOCTYPE': { '@name': 'a' }, _: null }],
    [
      "@{xml(json(xml('<root>a<!--b-->c<!--d--><e><![CDATA[T]]></e>f</root>')))}",
      '<root>acf<e><![CDATA[T]]></e></root>',
    ],
    ['@xpath(xml(json(\'{"r":{"v":[1.0,2,3,4,5]}}\')), \'sum(/r/v)\')', new Float(15)],
  ]),
  ...values(DOCUMENT, [
    ["@{xml('<!DOCTYPE a><a/>')}", '<!DOCTYPE a><a />'],
    ['@{xml(\'<!DOCTYPE a SYSTEM "s"><a/>\')}', '<!DOCTYPE a SYSTEM "s"><a />'],
    [
      '@{xml(\'<!DOCTYPE a PUBLIC "p" "s" [<!--x-->]><a/>\')}',
      '<!DOCTYPE a PUBLIC "p" "s" [<!--x-->]><a />',
    ],
  ]),
  ...errors(TESTED, [
    ['@xml(json(\'{"root": {"#cdata-section": "]]>test"}}\'))', "Cannot have ']]>'"],
    ["@json(xml(json('{}')))", 'Root element is missing'],
    ["@json(xml(binary('<')))", 'cannot be parsed'],
    ['@xml(\'<?xml version="1.0" encoding="utf-8"?>\')', 'cannot be converted to XML'],
    ["@xml('<!-- comment -->')", 'cannot be converted to XML'],
    ["@xml('<root> a <!-- b <!-- c --> d --> e </root>')", 'An XML comment cannot contain'],
    ["@xml('<aaa:root />')", 'cannot be converted to XML'],
    ['@xml(\'<?xml version="1.0" standalone="yes" encoding="ascii"?><r/>\')', 'XML declaration'],
    ['@xml(\'<?xml encoding="ascii"?><r/>\')', 'XML declaration'],
    ['@xml(\'<?xml version="1.1"?><r/>\')', 'XML declaration'],
    ['@json(xml(\'<?xml version="1.0" encoding="utf-16"?><r/>\'))', 'not a supported encoding'],
    ["@xpath('<r><a>this is a</a></r>', '/r/*')", 'be an XML object'],
  ]),
  ...values(reference('xpath'), [
    [`@xpath(xml('${PRODUCE}'), '/produce/item/name/text()')`, ['Gala', 'Honeycrisp']],
    [`@xpath(xml('${PRODUCE}'), 'sum(/produce/item/count)')`, new Float(30)],
    [
      `@xpath(xml('${FILE}'), '/*[name()="file"]/*[name()="location"]')`,
      [xml('<location xmlns="https://contoso.com">Paris</location>')],
    ],
    [
      `@xpath(xml('${FILE}'), '/*[local-name()="file" and namespace-uri()="https://contoso.com"]/*[local-name()="location"]')`,
      [xml('<location xmlns="https://contoso.com">Paris</location>')],
    ],
    [`@xpath(xml('${FILE}'), 'string(/*[name()="file"]/*[name()="location"])')`, 'Paris'],
  ]),
  ...values(REPORTED, [
    [
      `@xpath(xml('${PRODUCE}'), '//name[@price>35]')`,
      [xml('<name expired="false" price="40">Honeycrisp</name>')],
    ],
    [
      `@xpath(xml('${PRODUCE}'), '/produce/item/count')`,
      [xml('<count>20</count>'), xml('<count>10</count>')],
    ],
  ]),
  ...values(MEASURED, [
    [`@xpath(xml('${PRODUCE}'), '//name/@price')`, ['12', '40']],
    [`@xpath(xml('${PRODUCE}'), '//nothing')`, []],
    [`@xpath(xml('${PRODUCE}'), 'boolean(//name)')`, true],
    ["@xpath(xml('<a>1</a>'), '/')", [xml('<a>1</a>')]],
    ["@xpath(xml('<a>x</a>'), 'number(/a)')", 'NaN'],
    ["@int(xpath(xml('<a><b/><b/></a>'), 'count(//b)'))", 2],
    ["@xpath(xml('<a><!--n--></a>'), '//comment()')", ['n']],
  ]),
  ...errors(reference('xpath'), [
    [
      "@xpath(xml('<a/>'), '///bad[[')",
      "The template language function 'xpath' parameters are invalid: the 'xpath' parameter must be a supported, well formed XPath expression.",
    ],
    ["@xpath(xml('<a/>'), 'x:a')", "the 'xpath' parameter must be"],
    ["@xpath(base64ToBinary('PGE+'), '/a')", "the 'xml' parameter must be"],
    [
      "@xpath('<a/>', '/a')",
      "expects its first parameter to be an XML object; give text to 'xml' first. The provided value is of type 'String'.",
    ],
    ["@xpath(xml('<a/>'))", "The function was invoked with '1' parameter(s)."],
  ]),
  ...values(ENCODE_NAME, [
    ["@encodeXmlName('Order Detail')", 'Order_x0020_Detail'],
    ["@encodeXmlName('1st')", '_x0031_st'],
    ["@encodeXmlName('a_x0020_b')", 'a_x005F_x0020_b'],
    ["@encodeXmlName('😀')", '_x0001F600_'],
    ["@decodeXmlName('Order_x0020_Detail')", 'Order Detail'],
    ["@decodeXmlName('a_x005F_x0020_b')", 'a_x0020_b'],
    ["@decodeXmlName('_x0031_st_xZZ_')", '1st_xZZ_'],
  ]),
  ...values(docs('dotnet/api/system.security.securityelement.escape'), [
    [
      "@encodeXmlValue('<a b=\"c\">''&''</a>')",
      '&lt;a b=&quot;c&quot;&gt;&apos;&amp;&apos;&lt;/a&gt;',
    ],
    ["@decodeXmlValue('&lt;&amp;lt;&gt;&quot;&apos;&#65;&#x42;&none;')", '<&lt;>"\'AB&none;'],
  ]),
  ...values('https://github.com/Azure/logicapps/blob/master/CHANGELOG.md', [
    ["@trimByteOrderMark('\ufeff<a/>')", '<a/>'],
    ["@trimByteOrderMark('<a/>')", '<a/>'],
    [
      "@trimByteOrderMark(base64ToBinary('77u/YQ=='))",
      { '$content-type': 'application/octet-stream', $content: 'YQ==' },
    ],
  ]),
];
