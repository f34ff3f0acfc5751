/** Walking the syntax trees of oxc-parser: children, imports, and which names a scope declares. */

/** @typedef {{ type: string, start: number, end: number } & Record<string, unknown>} Node */

/** @param {unknown} value @returns {value is Node} */
const isNode = (value) => typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/**
 * @param {Node} node
 * @returns {Generator<{ key: string, child: Node }>}
 */
export function* children(node) {
  for (const [key, value] of Object.entries(node)) {
    if (isNode(value)) yield { key, child: value };
    else if (Array.isArray(value)) for (const one of value) if (isNode(one)) yield { key, child: one };
  }
}

/**
 * One reference to another module. `kind`: "type" leaves no trace at run time; "url" names a worker's file; "unclear" cannot be read from the text.
 * @typedef {{ specifier: string, kind: "value" | "type" | "url" | "unclear", offset: number }} Reference
 */

/** @param {unknown} node */
const textOf = (node) => (isNode(node) && node.type === "Literal" && typeof node.value === "string" ? node.value : undefined);

/** @param {unknown} node */
const isImportMeta = (node) => isNode(node) && node.type === "MetaProperty" && isNode(node.meta) && node.meta.name === "import";

/**
 * `import { type A }` keeps its side effect under verbatimModuleSyntax, so only `import type` counts as a type.
 * @param {Node} node
 * @returns {Reference | undefined}
 */
function referenceOf(node) {
  const offset = node.start;
  switch (node.type) {
    case "ImportDeclaration":
      return { specifier: textOf(node.source) ?? "", kind: node.importKind === "type" ? "type" : "value", offset };
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
      if (!isNode(node.source)) return undefined;
      return { specifier: textOf(node.source) ?? "", kind: node.exportKind === "type" ? "type" : "value", offset };
    case "TSImportType":
      return { specifier: textOf(node.source) ?? "", kind: "type", offset };
    case "TSExternalModuleReference":
      return { specifier: textOf(node.expression) ?? "", kind: "value", offset };
    case "ImportExpression": {
      const specifier = textOf(node.source);
      return { specifier: specifier ?? "import(…)", kind: specifier === undefined ? "unclear" : "value", offset };
    }
    case "NewExpression": {
      // new URL("…", import.meta.url)
      const [address, base] = /** @type {Node[]} */ (node.arguments);
      if (!isNode(node.callee) || node.callee.name !== "URL" || base?.type !== "MemberExpression" || !isImportMeta(base.object)) return undefined;
      const specifier = textOf(address);
      return { specifier: specifier ?? "new URL(…, import.meta.url)", kind: specifier === undefined ? "unclear" : "url", offset };
    }
    case "MemberExpression":
      if (!isImportMeta(node.object) || !isNode(node.property) || (node.property.name !== "glob" && !node.computed)) return undefined;
      return { specifier: "import.meta.glob", kind: "unclear", offset };
    default:
      return undefined;
  }
}

/**
 * @param {Node} program
 * @returns {Reference[]}
 */
export function references(program) {
  /** @type {Reference[]} */
  const found = [];
  /** @param {Node} node */
  const visit = (node) => {
    const reference = referenceOf(node);
    if (reference !== undefined) found.push(reference);
    for (const { child } of children(node)) visit(child);
  };
  visit(program);
  return found;
}

/**
 * Names bound by a pattern: `{ a, b: [c = 1], ...d }` binds a, c and d.
 * @param {unknown} pattern
 * @returns {Generator<string>}
 */
function* boundBy(pattern) {
  if (!isNode(pattern)) return;
  if (pattern.type === "Identifier") yield String(pattern.name);
  else if (pattern.type === "AssignmentPattern") yield* boundBy(pattern.left);
  else if (pattern.type === "RestElement") yield* boundBy(pattern.argument);
  else if (pattern.type === "TSParameterProperty") yield* boundBy(pattern.parameter);
  else if (pattern.type === "Property") yield* boundBy(pattern.value);
  else if (pattern.type === "ArrayPattern") for (const one of /** @type {unknown[]} */ (pattern.elements)) yield* boundBy(one);
  else if (pattern.type === "ObjectPattern") for (const one of /** @type {unknown[]} */ (pattern.properties)) yield* boundBy(one);
}

/**
 * Names that a statement declares in the scope around it. `declare` only claims that a global exists: it binds nothing.
 * @param {unknown} statement
 * @returns {Generator<string>}
 */
function* declaredBy(statement) {
  if (!isNode(statement) || statement.declare === true) return;
  if (statement.type === "VariableDeclaration") for (const one of /** @type {Node[]} */ (statement.declarations)) yield* boundBy(one.id);
  else if (statement.type === "ImportDeclaration") for (const one of /** @type {Node[]} */ (statement.specifiers)) yield* boundBy(one.local);
  else if (statement.type.startsWith("Export")) yield* declaredBy(statement.declaration);
  else if (["FunctionDeclaration", "ClassDeclaration", "TSEnumDeclaration"].includes(statement.type)) yield* boundBy(statement.id);
}

/**
 * Names declared in the scope that a node opens; undefined where it opens none. `var` counts as if it were `let`: lint refuses it anyway.
 * @param {Node} node
 * @returns {Set<string> | undefined}
 */
export function scopeOf(node) {
  const statements = /** @type {Record<string, unknown[]>} */ ({
    Program: node.body,
    BlockStatement: node.body,
    StaticBlock: node.body,
    TSModuleBlock: node.body,
    SwitchStatement: Array.isArray(node.cases) ? node.cases.flatMap((one) => one.consequent) : [],
    ForStatement: [node.init],
    ForInStatement: [node.left],
    ForOfStatement: [node.left],
  })[node.type];
  if (statements !== undefined) return new Set(statements.flatMap((one) => [...declaredBy(one)]));
  if (node.type === "CatchClause") return new Set(boundBy(node.param));
  if (node.type === "ClassExpression") return new Set(boundBy(node.id));
  if (Array.isArray(node.params) && (node.type === "ArrowFunctionExpression" || node.type.startsWith("Function"))) {
    return new Set([...boundBy(node.id), ...node.params.flatMap((one) => [...boundBy(one)])]);
  }
  return undefined;
}
