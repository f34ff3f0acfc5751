import type { Messages } from "../en/index.ts";

const mistakes: Messages["problems"]["mistakes"] = {
  empty: () => "请输入关于 x 和 y 的损失，例如 x^2 + 3*y^2。",
  "too-long": () => "公式最多 2,000 个字符。",
  "too-deep": () => "嵌套过深：最多 100 层。",
  "invalid-character": ({ found }) => `“${found}”不能出现在公式中。`,
  "invalid-number": ({ found }) => `“${found}”不是有效的数。数的写法如 1、.5、2.、1e-3。`,
  "unknown-name": ({ found }) => `“${found}”是未知的名称。可用 x、y、pi、e，以及 sin、exp、abs、max 等函数。`,
  "missing-operator": ({ found }) => `“${found}”前缺少运算符。`,
  "expected-operand": ({ found }) => (found === "" ? "公式不完整：末尾缺少一个值。" : `“${found}”前缺少一个值。`),
  "unclosed-parenthesis": () => "这个括号没有闭合。",
  "unexpected-token": ({ found }) => (found === "" ? "公式不完整。" : `“${found}”不能出现在这里。`),
  "chained-comparison": () => "比较不能连写；若两者都要满足，请把两个比较相乘。",
  "wrong-argument-count": ({ call }) =>
    call === undefined ? "参数个数不对。" : `${call.name} 需要${call.atLeast ? "至少" : ""} ${call.needed} 个参数，现有 ${call.given} 个。`,
  "missing-colon": () => "c ? a 之后必须有 : 和其余情况下的值。",
  "not-a-function": ({ found }) => `“${found}”不是函数。`,
  "function-without-call": ({ found }) => `“${found}”后面需要用括号写出参数。`,
};

const words: Messages["problems"]["words"] = {
  bowl: {
    summary: "两个曲率之比为条件数 κ 的二次碗面。",
    notes: [
      "梯度下降沿每个轴按 1 − ηλ 收缩：η = 2/(1 + κ) 时最快，超过 2/κ 则发散。",
      "旋转坐标轴对梯度下降、动量法和牛顿法毫无影响，却会夺走按坐标缩放的方法的优势。",
    ],
  },
  saddle: {
    summary: "沿 x 上升，沿 y 下降：原点处梯度为零，却不是最低处。",
    notes: ["恰在直线 y = 0 上时，梯度下降会走进鞍点并停在那里；只要有一点偏离，每一步都会放大 1 + 2η 倍。", "该曲面没有最小值：逃离的轨迹会一直下降。"],
  },
  rosenbrock: {
    summary: "沿抛物线的狭窄山谷：进去容易，沿着走却很慢。",
    notes: ["在最小值点处，海森矩阵的特征值为 0.39936 和 1001.60，条件数为 2508：横穿山谷的步子必须很小，沿着山谷的步子则应当很大。"],
  },
  himmelblau: {
    summary: "四个同样深的极小值点、四个鞍点和一个极大值点：在哪里结束取决于从哪里开始。",
    notes: ["极大值点 (−0.270845, −0.923039) 处的值为 181.617。牛顿法走向它与走向极小值点同样乐意。"],
  },
  beale: {
    summary: "平坦山谷中有一个最小值点，角落里是陡壁，还有一条通向无穷远的出路。",
    notes: [
      "该函数在远处并不趋于无穷：在 y = 1 附近沿 x → ±∞，损失降向 0.45201 却永远达不到最小值，确实有运行会落入这一陷阱。",
      "鞍点位于 (0, 1) 和 (0.100538, −2.644514)。",
    ],
  },
  "six-hump-camel": {
    summary: "三对对称的极小值点共六个，临界点一共十五个。",
    notes: ["由于 f(−x, −y) = f(x, y)，每个临界点都有关于原点对称的另一个。"],
  },
  rastrigin: {
    summary: "布满波纹的宽碗：几乎每个单位方格里都有一个极小值点，但真正的最小值点只有一个。",
    notes: ["波纹的曲率约为 4π²·10 ≈ 395，碗的曲率只有 2：从局部看不出碗在哪里最低。"],
  },
  ackley: {
    summary: "带波纹的平原中央有一个漏斗，漏斗底是一个尖点。",
    notes: ["在原点处漏斗是一个圆锥：损失为 0 且没有梯度，因此无论步长多大，梯度下降都停不下来。", "各项的次序经过安排，使原点处的值在浮点运算中恰好为 0。"],
  },
  "muller-brown": {
    summary: "三个山谷由两个隘口相连，而隘口并不在山谷之间的直线上。",
    notes: ["三个极小值为 −146.6995、−108.1667 和 −80.7678，另有两个鞍点；第四项向右上方无限增大。"],
  },
  plateau: {
    summary: "中间完全平坦：梯度和海森矩阵都为零，任何方法都不知该往哪里走。",
    notes: [
      "倾斜为 0 时，所有基于梯度的方法在 [0, 4] × [−1, 1] 上都静止不动；稍加倾斜，就能看出谁在动、动得多快。",
      "在 x = 4 之外，损失降向 −1 却永远达不到。三次项使梯度和海森矩阵在平坦区域的边缘保持连续。",
    ],
  },
  formula: {
    summary: "任何能用 x 和 y 写出来的损失。",
    notes: ["梯度和海森矩阵都是公式的精确导数，绝不用差分。在定义域之外损失为非数值，走到那里的运行以发散告终。"],
  },
};

export const problems: Messages["problems"] = {
  problem: "问题",
  choose: "选择曲面",
  search: "查找曲面",
  none: "没有这个名称的曲面。",
  formula: "公式",
  formulaHelp: "关于 x 和 y 的损失，可用 + − * / ^ 以及 sin、exp、abs、max 等函数",
  mistakes,
  suggestion: (meant) => `是否想写 ${meant}？`,
  kept: "地图显示的是上一个可以读取的公式。",
  settings: "曲面设置",
  settingsOf: "曲面设置",
  about: "关于这个曲面",
  aboutTitle: "关于这个曲面",
  edges: ["x 下限", "x 上限", "y 下限", "y 上限"],
  minima: "已知的极小值点",
  noMinima: "没有已知闭式解的极小值点。",
  minimum: (point, loss) => `${point}，损失 ${loss}`,
  kinks: "不光滑之处",
  kink: (where) => `${where} = 0`,
  source: "文本写法",
  references: "来源",
  words,
};
