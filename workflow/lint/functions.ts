import { signatureOf } from '../functions';

/**
 * The names, in lower case, of functions that the runtime has beside those that `workflow/functions` describes.
 * @see https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference
 */
const OTHER_FUNCTIONS: ReadonlySet<string> = new Set(
  `decodeDataUri decodeXmlName decodeXmlValue encodeXmlName encodeXmlValue formDataMultiValues
  formDataValue formatTimeSpan mergeObjects multipartBody parseDateTime triggerFormDataMultiValues
  triggerFormDataValue triggerMultipartBody trimByteOrderMark utf16Length utf8Length xml xpath`
    .toLowerCase()
    .split(/\s+/),
);

/** Whether the runtime has a function of this name. */
export const isFunction = (name: string): boolean =>
  signatureOf(name) !== undefined || OTHER_FUNCTIONS.has(name.toLowerCase());
