/** Syntax tree → graph node: variables become inputs, names of functions and operators become operations. */
import { constantValue } from "./ast.ts";
import type { Ast, BinaryOperator, FunctionName } from "./ast.ts";
import type { Graph, NodeId } from "./graph.ts";
import type { Op1, Op2 } from "./ops.ts";
import { power } from "./powers.ts";

const OPERATORS: Record<Exclude<BinaryOperator, "^">, Op2> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
  "==": "eq",
  "!=": "ne",
};

function call(graph: Graph, name: FunctionName, args: readonly NodeId[]): NodeId {
  const [first, ...rest] = args as readonly [NodeId, ...NodeId[]];
  switch (name) {
    case "pow":
      return power(graph, first, rest[0]!);
    case "atan2":
    case "hypot":
      return graph.binary(name, first, rest[0]!);
    case "min":
    case "max":
      // From the left, so that at a tie of several arguments the first of them is taken.
      return rest.reduce((best, next) => graph.binary(name, best, next), first);
    default:
      return graph.unary(name satisfies Op1, first);
  }
}

/** Lowers trees into one graph, each tree object once. */
export class Lowering {
  readonly graph: Graph;
  readonly #done = new Map<Ast, NodeId>();

  constructor(graph: Graph) {
    this.graph = graph;
  }

  node(tree: Ast): NodeId {
    const known = this.#done.get(tree);
    if (known !== undefined) return known;
    const node = this.#lower(tree);
    this.#done.set(tree, node);
    return node;
  }

  #lower(tree: Ast): NodeId {
    const { graph } = this;
    switch (tree.kind) {
      case "number":
        return graph.constant(tree.value);
      case "constant":
        return graph.constant(constantValue(tree.name));
      case "variable":
        return graph.input(tree.index);
      case "parameter":
        return graph.parameter(tree.index);
      case "unary": {
        const operand = this.node(tree.operand);
        return tree.operator === "-" ? graph.unary("neg", operand) : operand;
      }
      case "binary": {
        const left = this.node(tree.left);
        const right = this.node(tree.right);
        return tree.operator === "^" ? power(graph, left, right) : graph.binary(OPERATORS[tree.operator], left, right);
      }
      case "call":
        return call(
          graph,
          tree.name,
          tree.args.map((arg) => this.node(arg)),
        );
      case "conditional": {
        const condition = this.node(tree.condition);
        const chosen = graph.select(condition, this.node(tree.holds), this.node(tree.otherwise));
        // A condition that is not a number decides nothing.
        return graph.binary("guard", condition, chosen);
      }
    }
  }
}
