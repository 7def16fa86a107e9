import { contentOf } from '../../expression/content';
import { TemplateError } from '../../expression/errors';
import { type Data, type DataObject, isArray, isObject } from '../../expression/value';
import { ActionFailure } from '../errors';
import { readLenientJson } from '../lenient-json';
import { type Outcome, failed, succeeded } from '../record';
import { schemaErrors } from '../schema-validation';
import { type Execution, renderInputs } from './handler';

/** ParseJson: reads text as JSON and compares it with a schema; values are never changed to fit. */
export function runParseJson(execution: Execution): Outcome {
  const inputs = renderInputs(execution);
  const { content = null, schema = null } = inputs;
  if (content === null || content === '') {
    throw new TemplateError("Required property 'content' expects a value but got null. Path ''.");
  }
  if (usesPatterns(schema)) {
    return failed(
      'ActionSchemaNotSupported',
      "The 'schema' property of action 'ParseJson' inputs contains 'pattern' or 'patternProperties' properties. " +
        "'Pattern' or 'patternProperties' properties are not supported in the action json schema.",
      { inputs },
    );
  }
  const binary = contentOf(content);
  if (binary !== undefined) {
    return failed(
      'BadRequest',
      "The property 'content' must be of type JSON in the 'ParseJson' action inputs, but was of type " +
        `'${binary.mediaType}'.`,
      { inputs },
    );
  }
  let value: Data;
  try {
    value = typeof content === 'string' ? readLenientJson(content) : content;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failed(
      'InvalidJSON',
      "The 'content' property of actions of type 'ParseJson' must be valid JSON. The provided value cannot be parsed: " +
        `'${error.message}'.`,
      { inputs },
    );
  }
  const errors = validate(execution, schema, value);
  if (errors.length > 0) {
    return failed('ValidationFailed', 'The schema validation failed.', {
      inputs,
      outputs: { errors },
    });
  }
  return succeeded({ body: value }, { inputs });
}

function validate({ action }: Execution, schema: Data, value: Data): readonly DataObject[] {
  try {
    return schemaErrors(schema, value).map((error) => ({ ...error }));
  } catch (error) {
    if (!(error instanceof ActionFailure)) throw error;
    throw new ActionFailure(
      error.code,
      `${error.message} (action '${action.name}')`,
      error.errorCode,
    );
  }
}

/** Whether a schema has keywords that the runtime refuses; properties may be called so. */
function usesPatterns(schema: Data): boolean {
  if (isArray(schema)) return schema.some(usesPatterns);
  if (!isObject(schema)) return false;
  return Object.entries(schema).some(([key, value]) => {
    if (key === 'pattern' || key === 'patternProperties') return true;
    if (key === 'enum' || key === 'const') return false;
    const byName = key === 'properties' || key === 'definitions';
    return byName && isObject(value)
      ? Object.values(value).some(usesPatterns)
      : usesPatterns(value);
  });
}
