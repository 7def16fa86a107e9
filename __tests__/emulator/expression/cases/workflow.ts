import type { Data } from '../../../../emulator/expression/value';
import { type Case, MEASURED, docs, reference } from './case';

const user = { FullName: 'Contoso Corporation', Id: 283_541_717 };

const context = {
  trigger: { headers: { 'X-Id': '7' }, body: { id: 'trg-1', nested: { deep: 'yes' } } },
  actions: {
    Get_user: { outputs: { statusCode: 200, headers: {}, body: user } },
    Failing: {
      status: 'Failed',
      code: 'NotFound',
      inputs: { uri: 'https://a' },
      outputs: { statusCode: 404, body: { error: 'x' } },
    },
    Broken: {
      status: 'Failed',
      code: 'BadRequest',
      error: { code: 'InvalidTemplate', message: 'boom' },
    },
    Compose: { outputs: 42 },
    ComposeText: { outputs: 'hello' },
    ComposeObject: { outputs: { a: 1 } },
    NoContent: { outputs: { statusCode: 204, headers: {} } },
    ParseFailed: { status: 'Failed', outputs: { errors: [{ message: 'x' }] } },
    Skipped: { status: 'Skipped', code: 'ActionSkipped' },
  },
  variables: { numItems: 20, list: [1, 2] },
  parameters: { fullName: 'Sophia Owen', urgencyOf: { High: '1', Low: '3' } },
  items: { myForEachLoopName: { id: 1 } },
  item: { body: 'current' },
  iterationIndexes: { Until_Max_Increment: 3 },
  workflow: { name: 'wf', run: { name: 'run-1' } },
  results: {
    Try: [
      { name: 'A', status: 'Succeeded' },
      { name: 'B', status: 'Failed', code: 'NotFound', outputs: { statusCode: 404 } },
    ],
  },
};

const row = (source: string, expression: string, value: Data): Case => ({
  expression,
  context,
  value,
  source,
});

const fails = (source: string, expression: string, error: string): Case => ({
  expression,
  context,
  error,
  source,
});

export const workflow: readonly Case[] = [
  row(reference('body'), "@body('Get_user')", user),
  row(reference('body'), "@body('Get_user')['FullName']", 'Contoso Corporation'),
  row(reference('actionBody'), "@actionBody('Get_user')?['Id']", 283_541_717),
  row(reference('outputs'), "@outputs('Get_user')['statusCode']", 200),
  row(reference('actionOutputs'), "@actionOutputs('Get_user')?['body']?['Id']", 283_541_717),
  row(reference('actions'), "@actions('Get_user').outputs.body.FullName", 'Contoso Corporation'),
  row(reference('actions'), "@actions('Failing').status", 'Failed'),
  row(reference('actions'), "@actions('Failing')?['code']", 'NotFound'),
  row(reference('actions'), "@actions('Failing')?['inputs']?['uri']", 'https://a'),
  row(MEASURED, "@actions('Failing')?['error']", null),
  row(MEASURED, "@actions('Broken').error.message", 'boom'),
  row(MEASURED, "@actions('Broken')?['outputs']", null),
  row(MEASURED, "@body('Compose')", 42),
  row(MEASURED, "@outputs('Compose')", 42),
  row(MEASURED, "@body('ComposeObject')", { a: 1 }),
  row(MEASURED, "@body('NoContent')", null),
  row(MEASURED, "@body('ParseFailed')", null),
  row(MEASURED, "@body('Skipped')", null),
  row(MEASURED, "@outputs('Skipped')", null),
  row(MEASURED, "@body('get_USER')?['Id']", 283_541_717),
  row(MEASURED, "@BODY('Get_user')?['Id']", 283_541_717),
  row(reference('triggerBody'), '@triggerBody().id', 'trg-1'),
  row(reference('triggerOutputs'), "@triggerOutputs()['headers']['X-Id']", '7'),
  row(reference('trigger'), '@trigger().outputs.body.id', 'trg-1'),
  row(MEASURED, '@trigger().status', 'Succeeded'),
  row(MEASURED, "@triggerOutputs()?['HEADERS']?['x-id']", '7'),
  row(reference('variables'), "@variables('numItems')", 20),
  row(MEASURED, "@variables('NUMITEMS')", 20),
  row(reference('parameters'), "@parameters('fullName')", 'Sophia Owen'),
  row(MEASURED, "@coalesce(parameters('urgencyOf')?['Medium'], '2')", '2'),
  row(reference('items'), "@items('myForEachLoopName')", { id: 1 }),
  row(reference('item'), '@item().body', 'current'),
  row(reference('iterationIndexes'), "@iterationIndexes('Until_Max_Increment')", 3),
  row(
    reference('iterationIndexes'),
    "'Current index: ' @{iterationIndexes('Until_Max_Increment')}",
    "'Current index: ' 3",
  ),
  row(reference('workflow'), '@workflow().run.name', 'run-1'),
  row(reference('result'), "@result('Try')[1]['status']", 'Failed'),
  row(reference('result'), "@length(result('Try'))", 2),
  row(reference('result'), "@last(result('Try'))?['outputs']?['statusCode']", 404),
  fails(
    MEASURED,
    '@trigger(1)',
    "The template language function 'trigger' must not have any parameters.",
  ),
  fails(MEASURED, '@body()', "The template language function 'body' must have only one parameter."),
  fails(MEASURED, "@variables('a', 'b')", "'variables' must have only one parameter."),
  fails(MEASURED, '@action()', "The template function 'action' is not expected at this location."),
  fails(
    docs('azure/logic-apps/logic-apps-workflow-definition-language#parameters'),
    "@parameters('missing')",
    "The workflow parameter 'missing' is not found.",
  ),
  fails(
    docs('azure/logic-apps/logic-apps-create-variables-store-values'),
    "@variables('missing')",
    "The variable 'missing' must be initialized before it can be used",
  ),
  fails(MEASURED, "@appsetting('x')", "The template function 'appsetting' is not"),
];
