/**
 * Where a formula is not smooth: for each construct with a kink, an edge or a jump, an expression that is zero there.
 * Zero sets may be larger than the kink (of atan2's it is the part with a negative second argument, and a kink may be multiplied
 * away), never smaller. Poles and the open borders of domains (log at 0) are not listed; nor is what no variable moves.
 */
import type { Kink } from "../model.ts";
import { isComparison } from "./ast.ts";
import type { Ast } from "./ast.ts";
import { Graph } from "./graph.ts";
import { Lowering } from "./lower.ts";
import { render } from "./render.ts";

function isZero(tree: Ast): boolean {
  return tree.kind === "number" && tree.value === 0;
}

/** Zero where a = b. */
function difference(left: Ast, right: Ast): Ast {
  if (isZero(right)) return left;
  if (isZero(left)) return right;
  return { kind: "binary", operator: "-", left, right };
}

/** Zero where u = ±1. */
function unitBorder(u: Ast): Ast {
  const square: Ast = { kind: "binary", operator: "^", left: u, right: { kind: "number", value: 2 } };
  return difference(square, { kind: "number", value: 1 });
}

export function findKinks(tree: Ast): Kink[] {
  const lowering = new Lowering(new Graph());
  const { graph } = lowering;
  /** Whether an expression varies with a variable. */
  const moves = (of: Ast): boolean => graph.dependsOnInput(lowering.node(of));

  const kinks = new Map<string, Kink>();
  const report = (cause: string, where: Ast, varies = moves(where)): void => {
    if (!varies) return;
    const text = render(where);
    kinks.set(`${cause} ${text}`, { cause, where: text });
  };

  const power = (base: Ast, exponent: Ast): void => {
    const p = graph.constantOf(lowering.node(exponent));
    // Whole powers are smooth; below zero there is a pole.
    if (p === undefined || (p > 0 && !Number.isInteger(p))) report("pow", base);
  };

  /** A condition built from comparisons by arithmetic changes only where one of them does, and those are found on their own. */
  const condition = (tree: Ast): void => {
    if (tree.kind === "binary" && isComparison(tree.operator)) return;
    if (tree.kind === "binary" && (tree.operator === "*" || tree.operator === "+")) {
      condition(tree.left);
      condition(tree.right);
    } else {
      report("?:", tree);
    }
  };

  const call = (tree: Extract<Ast, { kind: "call" }>): void => {
    const [first, second] = tree.args as readonly [Ast, Ast];
    switch (tree.name) {
      case "abs":
      case "sign":
      case "relu":
      case "sqrt":
      case "atan2":
        report(tree.name, first);
        break;
      case "hypot":
        report("hypot", tree);
        break;
      case "asin":
      case "acos":
        report(tree.name, unitBorder(first));
        break;
      case "pow":
        power(first, second);
        break;
      case "min":
      case "max": {
        // Each argument against the best of those before it.
        let varies = moves(first);
        for (let i = 1; i < tree.args.length; i++) {
          const best: Ast = i === 1 ? first : { kind: "call", name: tree.name, args: tree.args.slice(0, i) };
          varies ||= moves(tree.args[i]!);
          report(tree.name, difference(best, tree.args[i]!), varies);
        }
        break;
      }
      default:
    }
  };

  const visit = (tree: Ast): void => {
    switch (tree.kind) {
      case "number":
      case "variable":
      case "parameter":
      case "constant":
        return;
      case "unary":
        return visit(tree.operand);
      case "binary":
        if (isComparison(tree.operator)) report(tree.operator, difference(tree.left, tree.right));
        else if (tree.operator === "^") power(tree.left, tree.right);
        visit(tree.left);
        return visit(tree.right);
      case "call":
        call(tree);
        return tree.args.forEach(visit);
      case "conditional":
        condition(tree.condition);
        visit(tree.condition);
        visit(tree.holds);
        return visit(tree.otherwise);
    }
  };
  visit(tree);
  return [...kinks.values()];
}
