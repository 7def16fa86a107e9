import ts from 'typescript';

/** An import of a module, in any of the ways that TypeScript has. */
export interface Import {
  readonly module: string;
  readonly line: number;
  /** Whether nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
}

/** What the house's rules have to know about a source file. */
export interface Source {
  readonly imports: readonly Import[];
  readonly lines: number;
  /** The lines that read `process.env`. */
  readonly envLines: readonly number[];
}

const isTypeOnly = (clause: ts.ImportClause | undefined): boolean =>
  clause !== undefined &&
  (clause.phaseModifier === ts.SyntaxKind.TypeKeyword ||
    (clause.name === undefined &&
      clause.namedBindings !== undefined &&
      ts.isNamedImports(clause.namedBindings) &&
      clause.namedBindings.elements.every((element) => element.isTypeOnly)));

/** The name of the module that a node imports, and whether only its types. */
function importedBy(node: ts.Node): { module: ts.Node; typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node)) {
    return { module: node.moduleSpecifier, typeOnly: isTypeOnly(node.importClause) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { module: node.moduleSpecifier, typeOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { module: node.argument.literal, typeOnly: true };
  }
  if (ts.isExternalModuleReference(node)) return { module: node.expression, typeOnly: false };
  const argument = ts.isCallExpression(node) ? node.arguments[0] : undefined;
  const called = ts.isCallExpression(node) ? node.expression : undefined;
  const imports =
    called !== undefined &&
    (called.kind === ts.SyntaxKind.ImportKeyword ||
      (ts.isIdentifier(called) && called.text === 'require'));
  return imports && argument !== undefined ? { module: argument, typeOnly: false } : undefined;
}

const readsEnv = (node: ts.Node): boolean =>
  (ts.isPropertyAccessExpression(node) && /^process\??\.env$/.test(node.getText())) ||
  (ts.isElementAccessExpression(node) && /^process(\?\.)?\[['"]env['"]\]$/.test(node.getText()));

/** Reads what a source file imports and uses, by its syntax: nothing has to compile. */
export function readSource(text: string): Source {
  const file = ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2022, true);
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const imports: Import[] = [];
  const envLines: number[] = [];
  const visit = (node: ts.Node): void => {
    const imported = importedBy(node);
    if (imported !== undefined && ts.isStringLiteralLike(imported.module)) {
      const { module, typeOnly } = imported;
      imports.push({ module: imported.module.text, line: lineOf(module), typeOnly });
    }
    if (readsEnv(node)) envLines.push(lineOf(node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { imports, envLines, lines: text.trimEnd().split('\n').length };
}
