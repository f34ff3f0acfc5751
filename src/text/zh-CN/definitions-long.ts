import { natural } from "./definitions-natural.ts";
import { secondOrder } from "./definitions-second-order.ts";

/** What definitions say at length, by its English text: summaries, symbols, words inside formulas, where implementations disagree. */
export const long: Readonly<Record<string, string>> = {
  ...secondOrder,
  ...natural,

  // Summaries
  "Goes straight down the gradient. With momentum a velocity builds up: it carries the point along the floor of a ravine and damps the zigzag between its walls.":
    "沿负梯度方向直接下降。加上动量后会积累速度，带着点沿峡谷底部前进，并减弱在两壁之间的来回摆动。",
  "Gives each coordinate its own rate, divided by the root of all its squared gradients so far: steep directions are tamed, and every rate only ever falls.":
    "每个坐标有自己的学习率，除以迄今梯度平方和的平方根：陡峭方向受到抑制，学习率只降不升。",
  "Divides each coordinate's gradient by its recent root mean square: like AdaGrad with a memory that fades, so rates can grow again.":
    "把每个坐标的梯度除以其近期的均方根：相当于记忆逐渐消退的 AdaGrad，因此学习率可以回升。",
  "Scales each gradient by the ratio of the recent size of updates to the recent size of gradients, so the step has the units of θ and needs no learning rate. It starts very slowly, from ε.":
    "用近期更新量与近期梯度大小之比缩放梯度，于是步长与 θ 单位一致，不需要学习率。它从 ε 起步，开始时非常慢。",
  "Follows an average of recent gradients, and divides each coordinate by the recent size of its gradients. Its first step has length η in every coordinate, however steep the surface is.":
    "沿近期梯度的平均方向前进，并把每个坐标除以其近期梯度的大小。无论地形多陡，第一步在每个坐标上的长度都是 η。",
  "Adam whose weight decay shrinks θ directly instead of entering the gradient, so that steep and flat coordinates are pulled to the origin alike.":
    "权重衰减不进入梯度、而是直接缩小 θ 的 Adam，因此陡峭与平缓的坐标以同样的力度被拉向原点。",
  "Adam with the largest recent gradient in place of the root mean square: no squares, and at the default decay rates no coordinate moves farther than about η in a step.":
    "用近期梯度的最大值代替均方根的 Adam：不用平方；在默认衰减率下，任何坐标一步移动不超过约 η。",
  "Adam with Nesterov momentum: the step already uses the average of gradients as it will stand one step later. The momentum warms up over the first hundreds of steps.":
    "采用 Nesterov 动量的 Adam：提前使用下一步的梯度平均。动量在最初几百步内逐渐升高。",
  "Adam that does not trust its second moment at first: it starts as plain momentum and turns adaptive as the average grows long enough, a built-in warm-up.":
    "起初不信任二阶矩的 Adam：先按普通动量法前进，等平均足够长后再转为自适应，相当于内置预热。",
  "Uses only the signs of the gradient: each coordinate has its own step size, which grows while the sign stays and shrinks when it flips. It needs full gradients, as noise flips signs.":
    "只用梯度的符号：每个坐标有自己的步长，符号不变则增大，翻转则减小。噪声会翻转符号，所以需要完整梯度。",
  "Gradient descent with a slowly falling rate that keeps an average of its iterates from step t₀ on; the average is the answer, and noise averages out of it.":
    "学习率缓慢下降的梯度下降，从第 t₀ 步起对迭代点求平均；平均值就是结果，噪声在平均中相互抵消。",

  // Symbols
  "the parameters: the point on the surface": "参数：曲面上的点",
  "gradient of the loss at θ, after clipping": "损失在 θ 处的梯度（裁剪之后）",
  "velocity (torch: momentum buffer); the gradient itself at the first step with momentum": "速度（torch 中的 momentum buffer）；使用动量的第一步即为梯度本身",
  "learning rate, after the schedule": "学习率（调度之后）",
  "momentum: share of the velocity that is kept": "动量：速度保留的比例",
  "dampening: share of the new gradient that is left out of the velocity": "动量抑制（dampening）：新梯度中不计入速度的比例",
  "weight decay": "权重衰减",
  "direction; Nesterov's looks one push of the velocity ahead": "方向；Nesterov 会沿速度往前看一步",
  "number of the step, from 1": "步的编号，从 1 开始",
  "sum of squared gradients": "梯度平方和",
  "value of the sum before the first step": "第一步之前的和",
  "decay of the learning rate": "学习率衰减",
  "learning rate of step t": "第 t 步的学习率",
  "small number in the denominator": "分母中的小数",
  "moving average of squared gradients, 0 at the start": "梯度平方的移动平均，初值为 0",
  "moving average of gradients, 0 at the start": "梯度的移动平均，初值为 0",
  "decay rate of both averages": "两个平均的衰减率",
  "denominator: root mean square, or standard deviation where centred": "分母：均方根；中心化时为标准差",
  "velocity, 0 at the start": "速度，初值为 0",
  "moving average of squared updates, 0 at the start": "更新量平方的移动平均，初值为 0",
  "update before the learning rate": "乘学习率之前的更新量",
  "small number inside both roots; it sets the length of the first steps": "两个根号内的小数；决定最初几步的长度",
  "moving average of gradients (first moment), 0 at the start": "梯度的移动平均（一阶矩），初值为 0",
  "moving average of squared gradients (second moment), 0 at the start": "梯度平方的移动平均（二阶矩），初值为 0",
  "moments corrected for their start at 0": "修正了零初值偏差的矩",
  "largest v so far, which replaces v where AMSGrad is on": "迄今最大的 v；启用 AMSGrad 时代替 v",
  "decay rate of the average of gradients": "梯度平均的衰减率",
  "decay rate of the average of squared gradients": "梯度平方平均的衰减率",
  "weight decay, outside the gradient": "权重衰减（不进入梯度）",
  "fading maximum of the gradient's size, 0 at the start": "逐渐消退的梯度大小最大值，初值为 0",
  "how slowly the maximum fades": "最大值消退得有多慢",
  "small number added to the gradient's size": "加在梯度大小上的小数",
  "momentum of step t": "第 t 步的动量",
  "product of the momenta of steps 1 to t": "第 1 到 t 步动量的乘积",
  "momentum decay: pace of the warm-up": "动量衰减：预热的快慢",
  "length of the simple average that v amounts to": "v 相当于多长的简单平均",
  "rectification, from 0 towards 1": "修正系数，从 0 趋向 1",
  "remembered gradient of the last step, 0 at the start": "记住的上一步梯度，初值为 0",
  "step sizes, one per coordinate": "步长，每个坐标一个",
  "first step size": "首步步长",
  "factor where the sign has changed": "符号改变处所乘的系数",
  "factor where the sign has stayed": "符号不变处所乘的系数",
  "smallest step size": "最小步长",
  "largest step size": "最大步长",
  "average of the iterates": "迭代点的平均",
  "decay: shrinks θ and slows the rate down": "衰减：缩小 θ，并使学习率下降",
  "power of the rate's decay": "学习率衰减的幂次",
  "step after which averaging starts": "过了这一步开始求平均",
  "share of the new iterate in the average": "新迭代点在平均中所占的比例",

  // Inside formulas
  "first step": "第一步",
  later: "之后",
  "heavy ball": "重球",
  Nesterov: "Nesterov",
  " at the start": "（开始时）",
  centred: "中心化",
  otherwise: "其他",
  "where ": "当 ",
  "AMSGrad: ": "AMSGrad：",

  // Where implementations disagree
  "The learning rate multiplies the velocity when it is used (as in torch), not the gradients that enter it (as in Sutskever et al. and Keras): the two differ as soon as the rate changes.":
    "学习率在使用速度时才乘上（同 torch），而不是乘在进入速度的梯度上（如 Sutskever 等人和 Keras）：学习率一变，两者就不同。",
  "Nesterov's gradient is taken at θ and combined as g + μb (torch, Keras), a change of variables of the original, which takes it at the point reached by the velocity.":
    "Nesterov 的梯度在 θ 处计算，再合成 g + μb（torch、Keras）；原始方法在速度到达的点处计算，这里是它的变量替换。",
  "The first velocity is the whole gradient, without the factor 1 − τ; a buffer that starts at 0 would have it.":
    "第一步的速度就是整个梯度，不乘 1 − τ；若速度从 0 开始，则会乘上它。",
  "Weight decay enters the velocity as part of the gradient; decoupled decay (SGDW) would not.": "权重衰减作为梯度的一部分进入速度；解耦的衰减（SGDW）则不会。",
  "ε stands outside the root (torch); others, such as optax, put it inside, where the same number weighs far more.":
    "ε 在根号外（torch）；optax 等放在根号内，同样的数值影响大得多。",
  "The sums start at 0 (torch, the paper); TensorFlow starts them at 0.1.": "平方和从 0 开始（torch、论文）；TensorFlow 从 0.1 开始。",
  "ε stands outside the root (torch); Keras and the default of optax put it inside, where the same number weighs far more.":
    "ε 在根号外（torch）；Keras 以及 optax 的默认设置放在根号内，同样的数值影响大得多。",
  "The velocity collects g/D and the learning rate is applied afterwards (torch); TensorFlow collects η·g/D.":
    "速度累积 g/D，之后再乘学习率（torch）；TensorFlow 累积 η·g/D。",
  "There is no bias correction: v starts at 0, so the first steps are longer by up to 1/√(1 − α), ten times at the default.":
    "没有偏差修正：v 从 0 开始，因此最初几步最多会长到 1/√(1 − α) 倍，默认设置下为十倍。",
  "A learning rate of 1 is the paper's method (torch); Keras defaults to 0.001, which makes it a thousand times slower.":
    "学习率为 1 即论文中的方法（torch）；Keras 默认 0.001，会慢一千倍。",
  "The average of squared updates collects Δ without the learning rate (torch); an implementation that collects η·Δ shrinks its own steps when η < 1.":
    "更新量平方的平均累积的是未乘学习率的 Δ（torch）；若累积 η·Δ，当 η < 1 时步长会自行缩小。",
  "ε is added to √v̂, after the correction (torch, the paper's algorithm 1). TensorFlow and Keras add it to √v before the correction, which makes it weigh more in the first steps.":
    "ε 加在修正之后的 √v̂ 上（torch、论文算法 1）。TensorFlow 和 Keras 加在修正之前的 √v 上，在最初几步影响更大。",
  "AMSGrad takes the maximum of the uncorrected v and corrects it with the current t (torch); the paper corrects nothing, and optax takes the maximum of v̂.":
    "AMSGrad 取未修正的 v 的最大值，再用当前的 t 修正（torch）；论文不作修正，optax 取 v̂ 的最大值。",
  "Weight decay is an L2 penalty, so it is divided by the root like any gradient; AdamW decays θ itself.":
    "权重衰减是 L2 惩罚，因此和梯度一样要除以根号；AdamW 则直接衰减 θ。",
  "The decay is multiplied by the learning rate (torch, optax); in the paper it follows the schedule alone, so halving η would not halve the decay.":
    "衰减乘以学习率（torch、optax）；论文中只随调度变化，因此 η 减半时衰减不会减半。",
  "θ is shrunk before the step (torch), with the gradient from before the decay; others shrink after or within the step, which differs by at most ηλ times the step.":
    "先缩小 θ 再走步（torch），梯度取衰减之前的值；也有在走步之后或之中缩小的，差别最多为步长的 ηλ 倍。",
  "ε is added to |g| inside the maximum (torch, optax); Keras adds it to the denominator, and the paper has none, so a zero gradient at the start would divide 0 by 0 there.":
    "ε 加在最大值内的 |g| 上（torch、optax）；Keras 加在分母上；论文没有 ε，若开始时梯度为零，就会出现 0 除以 0。",
  "torch before 2.0 multiplied μₜ into the second product twice, 1 − Πₜ·μₜ·μₜ₊₁; this is the corrected rule of 2.0.":
    "2.0 之前的 torch 在第二个乘积中把 μₜ 乘了两次，即 1 − Πₜ·μₜ·μₜ₊₁；这里采用 2.0 修正后的规则。",
  "m decays with the constant β₁ while the weights use μₜ (torch, Keras); the paper's algorithm lets m follow the same schedule.":
    "m 以常数 β₁ 衰减，权重使用 μₜ（torch、Keras）；论文的算法让 m 也遵循同样的变化。",
  "optax's nadam keeps μₜ = β₁ throughout, without a warm-up.": "optax 的 nadam 始终取 μₜ = β₁，没有预热。",
  "The adaptive step begins where ρ > 5 (torch); the paper says ρ > 4. At the default β₂ that is step 6 instead of step 5.":
    "ρ > 5 时开始自适应（torch）；论文为 ρ > 4。在默认的 β₂ 下是第 6 步，而不是第 5 步。",
  "ε is added to √v, with √(1 − β₂ᵗ) in the numerator (torch), so it weighs more in early steps than Adam's, which is added to √v̂ (optax does that here too); the paper has no ε.":
    "ε 加在 √v 上，√(1 − β₂ᵗ) 放在分子中（torch），因此在最初几步比 Adam 中加在 √v̂ 上的 ε 影响更大（optax 在这里也加在 √v̂ 上）；论文没有 ε。",
  "Where the sign flips the coordinate stays and the gradient is forgotten (torch, iRprop⁻); the first paper takes the last step back, and Rprop⁻ makes the shortened step at once.":
    "符号翻转处坐标不动，并忘掉该梯度（torch、iRprop⁻）；最初的论文撤回上一步，Rprop⁻ 则立即走缩短后的一步。",
  "The learning rate is only the size of the first step (torch, 0.01; the paper starts at 0.1): a schedule or a branch that changes it later has no effect.":
    "学习率只是首步的大小（torch 为 0.01，论文为 0.1）：之后用调度或分支改变它不起作用。",
  "The average starts after t₀ = 10⁶ steps by default (torch): in shorter runs it is the iterate itself. Lower t₀ to see it work.":
    "默认在 t₀ = 10⁶ 步之后才开始平均（torch）：较短的运行中，平均就是迭代点本身。减小 t₀ 才能看到效果。",
  "The default κ = 10⁻⁴ shrinks θ a little in every step, also without weight decay.": "默认的 κ = 10⁻⁴ 即使没有权重衰减，每一步也会略微缩小 θ。",
  "θ on the map is the un-averaged iterate; the average is drawn beside it.": "地图上的 θ 是未平均的迭代点；平均值另外画在旁边。",
};
