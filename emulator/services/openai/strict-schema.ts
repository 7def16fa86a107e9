/** What a schema of a structured output may not say. */
const UNSUPPORTED = [
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'contains',
  'patternProperties',
  'propertyNames',
];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What the service refuses of a schema in strict mode, in its own words; undefined where it takes it.
 * @see https://learn.microsoft.com/azure/ai-foundry/openai/how-to/structured-outputs#supported-schemas-and-limitations
 */
export function schemaFault(schema: unknown, at: readonly string[] = []): string | undefined {
  const place = `In context=(${at.map((part) => `'${part}'`).join(', ')})`;
  if (!isObject(schema)) return `${place}, a schema is an object.`;
  const unsupported = UNSUPPORTED.find((keyword) => keyword in schema);
  if (unsupported !== undefined) return `${place}, '${unsupported}' is not permitted.`;
  const { properties, items, required, additionalProperties } = schema;
  if (isObject(properties)) {
    if (additionalProperties !== false) {
      return `${place}, 'additionalProperties' is required to be supplied and to be false.`;
    }
    const names = Array.isArray(required) ? required : [];
    const missing = Object.keys(properties).find((name) => !names.includes(name));
    if (missing !== undefined) {
      return `${place}, 'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`;
    }
    for (const [name, one] of Object.entries(properties)) {
      const fault = schemaFault(one, [...at, 'properties', name]);
      if (fault !== undefined) return fault;
    }
  }
  return items === undefined ? undefined : schemaFault(items, [...at, 'items']);
}
