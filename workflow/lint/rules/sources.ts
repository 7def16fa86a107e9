/** Pages that several rules rest on. */
const LEARN = 'https://learn.microsoft.com/azure/logic-apps';

export const ACTIONS_AND_TRIGGERS = `${LEARN}/logic-apps-workflow-actions-triggers`;
export const DEFINITION_LANGUAGE = `${LEARN}/logic-apps-workflow-definition-language`;
export const ERROR_HANDLING = `${LEARN}/error-exception-handling`;
export const FUNCTIONS_REFERENCE = `${LEARN}/workflow-definition-language-functions-reference`;
export const LIMITS = `${LEARN}/logic-apps-limits-and-config`;
export const LOOPS = `${LEARN}/logic-apps-control-flow-loops`;
export const SECURING = `${LEARN}/logic-apps-securing-a-logic-app`;
export const VARIABLES = `${LEARN}/logic-apps-create-variables-store-values`;
/** What Microsoft does not document, and others have measured. */
export const MEASURED =
  'measured on Power Automate, which shares the engine, by the open project FlowForger';
