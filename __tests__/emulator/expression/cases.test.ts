import { contextScope } from '../../../emulator/expression/context';
import { render } from '../../../emulator/expression/render';
import { access } from './cases/access';
import { arity } from './cases/arity';
import type { Case } from './cases/case';
import { collections } from './cases/collections';
import { conversion } from './cases/conversion';
import { cultures } from './cases/cultures';
import { dates } from './cases/dates';
import { encoding } from './cases/encoding';
import { forms } from './cases/forms';
import { logic } from './cases/logic';
import { numbers } from './cases/numbers';
import { objects } from './cases/objects';
import { search } from './cases/search';
import { templates } from './cases/templates';
import { text } from './cases/text';
import { workflow } from './cases/workflow';
import { xmlCases } from './cases/xml';

const families: Readonly<Record<string, readonly Case[]>> = {
  text,
  search,
  collections,
  logic,
  conversion,
  encoding,
  numbers,
  dates,
  cultures,
  objects,
  workflow,
  forms,
  xml: xmlCases,
  access,
  templates,
  arity,
};

describe.each(Object.entries(families))('%s', (_family, cases) => {
  test.each(cases.map((row) => [row.expression.slice(0, 100), row] as const))(
    '%s',
    (_text, row) => {
      const evaluated = () => render(row.expression, contextScope(row.context ?? {}));
      if ('error' in row) expect(evaluated).toThrow(row.error);
      else expect(evaluated()).toEqual(row.value);
    },
  );
});
