import type { Json } from '../../../workflow/parameter';
import { NotImplementedError } from '../../runtime/errors';
import { FieldRefused, jiraError, notOnScreen, refuseFields } from './errors';
import { type Content, type FieldPlace, readField, readLabel } from './fields';
import type { IssueContent, NewComment } from './issue';
import { readRichText } from './rich-text';
import { isList, isObject, type JsonObject } from './values';

/** What a request asks to be written into an issue, checked. */
export interface Changes {
  readonly content: Content;
  readonly comments: readonly NewComment[];
  readonly properties: JsonObject;
  /** The ids of the fields that it names, comments left out. */
  readonly named: readonly string[];
}

/** The largest value of a property, in characters of JSON. */
const PROPERTY_LIMIT = 32_768;

/**
 * Reads `fields`, `update` and `properties` of a request as one: where a part of it is wrong, nothing is written.
 * @param before what the verbs of `update` start from
 * @param isOnScreen whether a field can be set here
 * @throws Refusal with 400
 */
export function readChanges(
  body: JsonObject,
  place: FieldPlace,
  before: Pick<IssueContent, 'labels' | 'components'>,
  isOnScreen: (id: string) => boolean = () => true,
): Changes {
  const fields = partOf(body, 'fields');
  const { comment: added = [], ...update } = partOf(body, 'update');
  const refused: [string, FieldRefused][] = [];
  const attempt = <T>(id: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof FieldRefused)) throw error;
      refused.push([id, error]);
      return undefined;
    }
  };
  let content: Content = {};
  const put = (id: string, read: () => Content) => {
    const one = attempt(id, () => {
      if (!isOnScreen(id)) throw notOnScreen(id);
      return read();
    });
    content = { ...content, ...one, custom: { ...content.custom, ...one?.custom } };
  };
  for (const [id, value] of Object.entries(fields)) {
    put(id, () => {
      if (id in update) throw new FieldRefused(`Field '${id}' appears in both fields and update.`);
      return readField(id, value, place);
    });
  }
  for (const [id, verbs] of Object.entries(update)) {
    put(id, () => readVerbs(id, verbs, place, before));
  }
  const comments = attempt('comment', () => readComments(added, place)) ?? [];
  refuseFields(refused);
  const properties = readProperties(body['properties']);
  const named = [...Object.keys(fields), ...Object.keys(update)];
  return { content, comments, properties, named };
}

function partOf(body: JsonObject, name: 'fields' | 'update'): JsonObject {
  const part = body[name] ?? {};
  if (isObject(part)) return part;
  throw jiraError(400, ['There was an error parsing JSON. Check that your request body is valid.']);
}

/** The verb and operand of each operation. */
function operations(value: Json): readonly (readonly [string, Json])[] {
  if (!isList(value)) throw new FieldRefused('data was not an array');
  return value.flatMap((operation) => {
    if (!isObject(operation)) throw new FieldRefused('expected Object');
    return Object.entries(operation);
  });
}

function readVerbs(
  id: string,
  verbs: Json,
  place: FieldPlace,
  before: Pick<IssueContent, 'labels' | 'components'>,
): Content {
  const isList = id === 'labels' || id === 'components';
  let content: Content = isList ? { [id]: before[id] } : {};
  for (const [verb, operand] of operations(verbs)) {
    if (verb === 'set') content = readField(id, operand, place);
    else if (isList) content = { [id]: changed(id, verb, operand, content[id] ?? [], place) };
    else throw new FieldRefused(`Field '${id}' does not support operation '${verb}'`);
  }
  return content;
}

function changed(
  id: 'labels' | 'components',
  verb: string,
  operand: Json,
  values: readonly string[],
  place: FieldPlace,
): readonly string[] {
  const named =
    id === 'labels'
      ? [readLabel(operand)]
      : (readField('components', [operand], place).components ?? []);
  switch (verb) {
    case 'add':
      return [...new Set([...values, ...named])];
    case 'remove':
      return values.filter((value) => !named.includes(value));
    default:
      throw new FieldRefused(`Field '${id}' does not support operation '${verb}'`);
  }
}

function readComments(value: Json, place: FieldPlace): readonly NewComment[] {
  return operations(value).map(([verb, operand]) => {
    if (verb !== 'add') throw new NotImplementedError(`the operation '${verb}' on comments`);
    return readComment(operand, place);
  });
}

/**
 * Reads a comment.
 * @throws FieldRefused where Jira does not take it
 * @throws Refusal with 400 where its properties are wrong
 */
export function readComment(value: Json, { options }: Pick<FieldPlace, 'options'>): NewComment {
  const { body = null, properties, ...rest } = isObject(value) ? value : {};
  const other = Object.keys(rest)[0];
  if (other !== undefined) throw new NotImplementedError(`'${other}' of a comment`);
  if (body === null || body === '') throw new FieldRefused('Comment body can not be empty!');
  const fault = (why: string) =>
    new FieldRefused(options.flavour === 'cloud' ? 'Comment body is not valid!' : why);
  return {
    body: readRichText(options.flavour, body, fault),
    properties: readProperties(properties),
  };
}

function readProperties(value: Json | undefined): JsonObject {
  if (value === undefined || value === null) return {};
  const entries = isList(value) ? value : [value];
  return Object.fromEntries(
    entries.map((entry) => {
      const key = isObject(entry) ? entry['key'] : undefined;
      const held = isObject(entry) ? entry['value'] : undefined;
      if (typeof key !== 'string' || key === '' || held === undefined) {
        throw jiraError(400, ['A property has a key and a value.']);
      }
      checkProperty(key, held);
      return [key, held];
    }),
  );
}

/**
 * Checks a property against the limits of its key and value.
 * @throws Refusal with 400
 * @see https://developer.atlassian.com/cloud/jira/platform/jira-entity-properties/
 */
export function checkProperty(key: string, value: Json): void {
  if (key.length > 255)
    throw jiraError(400, ['The property key cannot be longer than 255 characters.']);
  if (JSON.stringify(value).length <= PROPERTY_LIMIT) return;
  throw jiraError(400, [
    `The property value is too long. It cannot be longer than ${PROPERTY_LIMIT} characters.`,
  ]);
}
