import { toText } from '../../expression/text';
import { type Data, type DataObject, isObject } from '../../expression/value';
import { sanitized } from '../authentication';
import type { Outcome } from '../record';
import { callAddress, methodOf } from './address';
import { type Execution, invalidInputs, renderInputs } from './handler';

const API = /\/providers\/Microsoft\.ApiManagement\/service\/([^/]+)\/apis\/[^/]+\/?$/i;

/**
 * ApiManagement: calls an operation of an API behind API Management, at the gateway's usual address.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#apimanagement-action
 */
export async function runApiManagement(execution: Execution): Promise<Outcome> {
  const { action } = execution;
  const inputs = renderInputs(execution);
  const [, service] = API.exec(toText(property(inputs['api'], 'id'))) ?? [];
  if (service === undefined) {
    throw invalidInputs(action, "'api.id' must be the resource id of an API of API Management");
  }
  const template = property(inputs['pathTemplate'], 'template');
  if (typeof template !== 'string') {
    throw invalidInputs(action, "'pathTemplate.template' must be text");
  }
  return callAddress(execution, {
    shown: withoutKey(sanitized(inputs)),
    method: methodOf(execution, inputs),
    uri: `https://${service}.azure-api.net${pathOf(template, inputs['pathTemplate'])}`,
    request: { ...inputs, headers: headersOf(inputs) },
  });
}

const property = (value: Data | undefined, name: string): Data =>
  value !== undefined && isObject(value) ? (value[name] ?? null) : null;

/** A path template with its parameters in place: `/users/{id}`; the definition has encoded them. */
function pathOf(template: string, pathTemplate: Data | undefined): string {
  const parameters = property(pathTemplate, 'parameters');
  const path = template.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = property(parameters, name);
    return value === null ? whole : toText(value);
  });
  return path.startsWith('/') ? path : `/${path}`;
}

function headersOf(inputs: DataObject): DataObject {
  const { headers = null, subscriptionKey = null } = inputs;
  return {
    ...(isObject(headers) ? headers : {}),
    ...(subscriptionKey === null ? {} : { 'Ocp-Apim-Subscription-Key': subscriptionKey }),
  };
}

/** The run history shows no subscription key. */
const withoutKey = (inputs: DataObject): DataObject =>
  'subscriptionKey' in inputs ? { ...inputs, subscriptionKey: '*sanitized*' } : inputs;
