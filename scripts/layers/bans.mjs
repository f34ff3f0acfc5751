/**
 * What core must not use: elementary functions that differ between JavaScript engines, the clock, chance, the host; and, in every layer,
 * code made of text. Found by name resolution rather than by text, so that `problem.window` and a local `self` are left alone while
 * `const M = Math` is not.
 */
import { BANNED_IN_CORE, CODE_FROM_TEXT, EXACT_MATH } from "./rules.mjs";
import { children, scopeOf } from "./syntax.mjs";

/** @typedef {import("./syntax.mjs").Node} Node */
/** @typedef {{ offset: number, rule: string, detail: string }} Finding */

/** TypeScript's nodes with something in them that is there at run time; all others are types. */
const HAS_VALUES = new Set(
  "TSAsExpression TSSatisfiesExpression TSNonNullExpression TSTypeAssertion TSInstantiationExpression TSParameterProperty TSEnumDeclaration TSEnumBody TSEnumMember TSModuleDeclaration TSModuleBlock TSExportAssignment".split(
    " ",
  ),
);

/** Where an identifier only names a property or a label: the key under which it hangs, unless that place is computed. */
const NAMES_ONLY = new Set([
  "MemberExpression.property",
  "Property.key",
  "MethodDefinition.key",
  "PropertyDefinition.key",
  "AccessorProperty.key",
  "TSEnumMember.id",
  "LabeledStatement.label",
  "BreakStatement.label",
  "ContinueStatement.label",
  "MetaProperty.meta",
  "MetaProperty.property",
  "JSXAttribute.name",
]);
const SPECIFIERS = new Set(["ImportSpecifier", "ImportDefaultSpecifier", "ImportNamespaceSpecifier", "ExportSpecifier", "ExportAllDeclaration"]);

/**
 * @param {string} name
 * @param {Node} parent
 * @param {string} key where the identifier hangs
 * @param {boolean} inCore
 * @returns {{ rule: string, detail: string } | undefined}
 */
function judge(name, parent, key, inCore) {
  if (CODE_FROM_TEXT.has(name)) return { rule: "no code from text", detail: name };
  if (!inCore) return undefined;
  if (name === "Math") {
    if (parent.type !== "MemberExpression" || key !== "object") return { rule: "core: Math only as Math.name", detail: "Math itself as a value" };
    if (parent.computed === true) return { rule: "core: Math only as Math.name", detail: "a computed member of Math" };
    const member = String(/** @type {Node} */ (parent.property).name);
    if (member === "random") return { rule: "core: no chance", detail: "Math.random; streams of core/random.ts are seeded" };
    if (!EXACT_MATH.has(member)) return { rule: "core: no inexact Math", detail: `Math.${member} differs between engines; see core/elementary` };
    return undefined;
  }
  const source = BANNED_IN_CORE.get(name);
  return source === undefined ? undefined : { rule: `core: no ${source}`, detail: name };
}

/**
 * @param {Node} program
 * @param {boolean} inCore
 * @returns {Finding[]}
 */
export function findBans(program, inCore) {
  /** @type {Finding[]} */
  const found = [];
  /** @type {Set<string>[]} */
  const scopes = [];

  /** @param {Node} node @param {Node} parent @param {string} key */
  const identifier = (node, parent, key) => {
    const name = String(node.name);
    if (SPECIFIERS.has(parent.type) || scopes.some((scope) => scope.has(name))) return;
    if (NAMES_ONLY.has(`${parent.type}.${key}`) && parent.computed !== true) return;
    const verdict = judge(name, parent, key, inCore);
    if (verdict !== undefined) found.push({ offset: node.start, ...verdict });
  };

  /** @param {Node} node @param {Node} parent @param {string} key */
  const visit = (node, parent, key) => {
    if (node.declare === true || (node.type.startsWith("TS") && !HAS_VALUES.has(node.type))) return;
    if (node.type === "Identifier") {
      identifier(node, parent, key);
    } else if (inCore && (node.operator === "**" || node.operator === "**=")) {
      found.push({ offset: node.start, rule: "core: no inexact Math", detail: `the operator ${node.operator}; see pow of core/elementary` });
    }
    const scope = scopeOf(node);
    if (scope !== undefined) scopes.push(scope);
    for (const { key: at, child } of children(node)) visit(child, node, at);
    if (scope !== undefined) scopes.pop();
  };
  visit(program, program, "");
  return found;
}
