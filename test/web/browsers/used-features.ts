import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * The features of browsers that scripts use, each by the name that MDN's data has for it. What TypeScript's libraries
 * declare counts, wherever the compiler knows what a name in the scripts means.
 * @param files TypeScript, or JavaScript as it was built
 */
export const listUsedFeatures = (files: readonly string[]): ReadonlySet<string> => {
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ESNext,
    lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.ReactJSX,
    jsxImportSource: 'preact',
    allowJs: true,
    allowImportingTsExtensions: true,
    strict: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const symbol = checker.getSymbolAtLocation(node);
      for (const declaration of symbol?.declarations ?? [])
        if (program.isSourceFileDefaultLibrary(declaration.getSourceFile()))
          for (const name of nameFeature(declaration)) used.add(name);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) if (files.includes(path.normalize(file.fileName))) visit(file);
  return used;
};

/** Every script below a folder. */
export const listScripts = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.d)\.(ts|tsx|js)$/.test(file))
    .map((file) => path.join(folder, file));

// `declare var X: { y(): … }` declares what X itself has, an interface what its instances have.
const nameFeature = (declaration: ts.Declaration): readonly string[] => {
  const name = ts
    .getNameOfDeclaration(declaration)
    ?.getText()
    .replaceAll(/^["']|["']$/g, '');
  if (name === undefined) return [];
  const owner = findOwner(declaration);
  if (owner === undefined) return [`api.${name}`, `javascript.builtins.${name}`];
  const { type, isStatic } = owner;
  return [
    `api.${type}.${name}${isStatic ? '_static' : ''}`,
    `javascript.builtins.${type}.${name}`,
    ...(type === 'Window' ? [`api.${name}`] : []),
  ];
};

const findOwner = (
  declaration: ts.Declaration,
): { readonly type: string; readonly isStatic: boolean } | undefined => {
  const { parent } = declaration;
  if (ts.isInterfaceDeclaration(parent)) {
    const { text } = parent.name;
    const built = /^(.+)Constructor$/.exec(text)?.[1];
    return { type: built ?? text, isStatic: built !== undefined };
  }
  if (ts.isModuleBlock(parent)) return { type: parent.parent.name.getText(), isStatic: true };
  return ts.isTypeLiteralNode(parent) && ts.isVariableDeclaration(parent.parent)
    ? { type: parent.parent.name.getText(), isStatic: true }
    : undefined;
};
