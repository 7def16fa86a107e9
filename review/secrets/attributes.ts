import { type JsonObject, isObject } from '../../workflow/lint/json';
import { own } from '../own';

/** Words that the name of a property ends with where its value is a credential; written small, without separators. */
const ENDINGS = new RegExp(
  `(?:${[
    'password|passwd|passphrase|pwd|secret|secretvalue|token|jwt|credentials?|authorization|cookie|pfx',
    '(?:private|api|access|shared|account|subscription|functions?|master|admin|primary|secondary|signing|encryption|instrumentation|integration|routing|security|storage)key',
    'privatekey(?:pem|openssh)?|connectionstring|sastoken|sasurl|sasuri|valuewo|bcrypthash',
    'callbackurl|webhookurl|webhookuri|serviceuri|httptriggerurl|kubeconfig|kubeconfigraw',
  ].join('|')})$`,
);

/** Properties under which every value may be a credential, whatever its name. */
const VAULTS = new Set([
  'parametervalues',
  'appsettings',
  'protectedsettings',
  'sensitivebody',
  'sensitiveoutput',
  'parameterscontent',
  'outputcontent',
  'customdata',
  'userdata',
  'environmentvariables',
]);

/** Properties of particular resources that hold a credential under a name that does not say so. */
const OF_TYPES: Readonly<Record<string, readonly string[]>> = {
  azurerm_key_vault_secret: ['value'],
  azuread_application_password: ['value'],
  azuread_service_principal_password: ['value'],
  random_password: ['result'],
  random_string: ['result'],
  'microsoft.keyvault/vaults/secrets': ['value'],
};

/** What a property's name says of what is in it. */
export type Confidence =
  /** nothing */
  | 'open'
  /** its text is a credential */
  | 'secret'
  /** all texts below are credentials */
  | 'vault';

/** A name in small letters, without what separates its words; a name of several words has none of a property. */
const plain = (name: string): string =>
  /\s/.test(name) ? '' : name.toLowerCase().replace(/[-_.]/g, '');

/** Names that have been looked at: there are few, and every property has one. */
const seen = new Map<string, Confidence>();

function confidenceOfName(name: string): Confidence {
  const known = seen.get(name);
  if (known !== undefined) return known;
  const words = plain(name);
  const found = VAULTS.has(words) ? 'vault' : ENDINGS.test(words) ? 'secret' : 'open';
  if (seen.size < 10_000) seen.set(name, found);
  return found;
}

/**
 * Whether what a property holds is a credential by its name, by the resource it belongs to, or by what stands beside it.
 * @param types the resource's types, in Terraform's words and in Azure's
 * @param parent the name of the property that its object belongs to
 */
export function confidenceOf(
  key: string,
  owner: JsonObject,
  parent: string | undefined,
  types: readonly string[],
): Confidence {
  const named = confidenceOfName(key);
  if (named !== 'open') return named;
  if (types.some((type) => own(OF_TYPES, type)?.includes(key))) return 'secret';
  if (isValue(key) && parent !== undefined && /secrets?$|passwords?$/i.test(parent))
    return 'secret';
  if (isValue(key) && namesSecret(owner)) return 'secret';
  if (isValue(key) || key === 'defaultValue') {
    return /^secure(?:string|object)$/i.test(textOf(owner['type'])) ? 'vault' : 'open';
  }
  return 'open';
}

const isValue = (key: string): boolean => /^value$/i.test(key);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whether an object is a pair of a name and a value, and the name is a credential's, as in a list of headers. */
const namesSecret = (owner: JsonObject): boolean =>
  ['name', 'key', 'header'].some((each) => confidenceOfName(textOf(owner[each])) === 'secret');

/** The parameters that a workflow's definition declares as secure, whose values stand beside the definition. */
export function secureParametersOf(owner: JsonObject): ReadonlySet<string> {
  const { definition } = owner;
  const declared = isObject(definition) ? definition['parameters'] : undefined;
  if (!isObject(declared)) return new Set();
  return new Set(
    Object.entries(declared).flatMap(([name, parameter]) =>
      isObject(parameter) && /^secure/i.test(textOf(parameter['type'])) ? [name] : [],
    ),
  );
}

/**
 * Whether a text only refers to values that exist at run time, so that none stands in it: an expression whose literals are all names of steps,
 * parameters and properties.
 */
export function isReference(text: string): boolean {
  if (!text.startsWith('@')) return false;
  const named =
    /\b(?:body|outputs|actions|parameters|variables|items|result|triggerOutputs|formDataValue)\('[\w $.-]+'\)/g;
  const rest = text.replace(named, '').replace(/\??\['[\w $@.-]+'\]/g, '');
  return !/['"]/.test(rest) && !/[^\w@()?[\]{},.\s]/.test(rest) && !/\w{24}/.test(rest);
}
