/** Syntax tree → formula text with as few parentheses as the grammar allows, such that parsing it gives the same tree back. */
import { bindingOf, BINDING } from "./ast.ts";
import type { Ast, BinaryOperator } from "./ast.ts";

/** Least binding of the left and right parts: what needs no parentheses there. */
function sides(operator: BinaryOperator): readonly [left: number, right: number] {
  switch (operator) {
    case "+":
    case "-":
      return [BINDING.sum, BINDING.product];
    case "*":
    case "/":
      return [BINDING.product, BINDING.sign];
    case "^":
      return [BINDING.atom, BINDING.sign];
    default:
      return [BINDING.sum, BINDING.sum];
  }
}

function part(tree: Ast, least: number): string {
  const text = render(tree);
  return bindingOf(tree) < least ? `(${text})` : text;
}

export function render(tree: Ast): string {
  switch (tree.kind) {
    case "number":
      // Shortest digits that read back as the same double; `1e+21` is a number of the grammar.
      return String(tree.value);
    case "variable":
    case "parameter":
    case "constant":
      return tree.name;
    case "unary":
      return `${tree.operator}${part(tree.operand, BINDING.sign)}`;
    case "binary": {
      const [left, right] = sides(tree.operator);
      const gap = bindingOf(tree) <= BINDING.sum ? " " : "";
      return `${part(tree.left, left)}${gap}${tree.operator}${gap}${part(tree.right, right)}`;
    }
    case "call":
      return `${tree.name}(${tree.args.map(render).join(", ")})`;
    case "conditional":
      return `${part(tree.condition, BINDING.comparison)} ? ${render(tree.holds)} : ${render(tree.otherwise)}`;
  }
}
