export { parseCached } from './parse/cached';
export { ParseError } from './parse/error';
export { parseExpression } from './parse/expression';
export { parseTemplate } from './parse/template';
