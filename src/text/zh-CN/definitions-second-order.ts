/** What the second-order, line-search, derivative-free and sampling methods say at length, by its English text. */
export const secondOrder: Readonly<Record<string, string>> = {
  // Summaries
  "BFGS that keeps no matrix, only the last few steps and what they did to the gradient, and works out its direction from them. That makes it fit for thousands of parameters.":
    "不存矩阵的 BFGS：只记住最近几步以及梯度随之发生的变化，并由此算出方向，因此适用于成千上万个参数。",
  "Jumps to the point where the gradient of the local quadratic model vanishes. On a quadratic that is one step, whatever its condition. Elsewhere it is drawn to every stationary point alike: minima, saddles and maxima.":
    "跳到局部二次模型梯度为零的点。对二次函数只需一步，与条件数无关；在别处则同样被各种临界点吸引：极小值点、鞍点和极大值点。",
  "Newton's step with every curvature taken as positive: it descends along each eigenvector, scaled by how strongly the surface bends there. Saddles repel it at Newton's speed.":
    "把所有曲率都当作正数的牛顿步：沿每个特征向量下降，并按曲面在该方向弯曲的程度缩放。鞍点以牛顿法的速度把它推开。",
  "Newton's model with a cubic term that bounds how fast the Hessian can change. Its lowest point always lies downhill, also at a saddle without any slope, and a bound on the steps to a second-order point is proven.":
    "在牛顿模型上加一个限制海森矩阵变化快慢的三次项。模型的最低点总在下坡方向，即使在没有坡度的鞍点也是如此；到达二阶点所需的步数有已证明的上界。",
  "Believes its quadratic model only within a radius, goes to the model's lowest point there, and compares the decrease that was foretold with the one that came. Where the model was wrong the trial is rejected and the radius shrinks.":
    "只在某个半径之内相信二次模型：走到其中模型的最低点，比较预测的下降与实际的下降。模型不准时拒绝这次试探并缩小半径。",
  "For sums of squares: replaces the residuals by their tangents and solves that least-squares problem. Near a solution with small residuals it is as fast as Newton, from first derivatives alone.":
    "用于平方和：用残差的切线代替残差，求解该最小二乘问题。在残差很小的解附近，仅凭一阶导数就与牛顿法一样快。",
  "For sums of squares: between Gauss–Newton (small λ) and short steps down the gradient (large λ). A trial that does not lower the loss is rejected and λ grows; one that the model foretold well lets it shrink.":
    "用于平方和：介于高斯–牛顿法（λ 小）与沿负梯度的短步（λ 大）之间。未能降低损失的试探被拒绝，λ 增大；模型预测得好时 λ 减小。",
  "Goes straight down the gradient, and looks along that line how far to go. No learning rate is needed, but the direction stays what it is: with the exact search every step is at a right angle to the last, and a narrow valley makes it zigzag.":
    "沿负梯度直下，并沿该直线寻找应走多远。不需要学习率，但方向不变：采用精确搜索时，每一步都与上一步垂直，在狭窄山谷里就会来回折行。",
  "Learns the curvature from how the gradient changes from step to step, and steps as Newton's method would with it. It needs no second derivative, and its matrix stays positive definite, so it never climbs towards a saddle.":
    "从梯度逐步的变化中学到曲率，再像牛顿法那样走步。不需要二阶导数，矩阵始终正定，因此绝不会向鞍点攀升。",
  "Bends each new downhill direction so that it does not spoil what the last one gained. On a quadratic in n dimensions, searched exactly, n steps are enough; all it remembers is one direction.":
    "把每个新的下降方向稍加偏转，使其不破坏上一方向的成果。对 n 维二次函数做精确搜索，n 步就够；它只需记住一个方向。",
  "Minimises exactly along x, then along y, and begins again. It needs no learning rate, and is as fast as the coordinates are independent: in a diagonal valley it climbs down a staircase of tiny steps.":
    "先沿 x 精确求极小，再沿 y，如此反复。不需要学习率，坐标之间越独立就越快：在对角方向的山谷里，只能沿细碎的台阶往下走。",
  "Walks a simplex (in the plane a triangle) downhill by comparing losses only: its worst corner is reflected through the others, farther where that pays, less far where it does not.":
    "只靠比较损失，让单纯形（在平面上是三角形）一步步下坡：把最差的顶点越过其余顶点翻到对面，有利就翻得更远，不利就近一些。",
  "Draws a cloud of points, moves to the mean of the better half and learns from it the cloud's shape and size: the ellipse stretches along valleys as the inverse Hessian would, from rankings alone.":
    "抽取一团点，移到较好一半的均值，并从中学习点云的形状和大小：只凭排名，椭圆就会像海森矩阵的逆那样沿山谷伸长。",
  "Estimates the whole gradient from two losses: all coordinates are disturbed at once, each by a random sign. One estimate points nearly anywhere; on average they point along the gradient.":
    "用两个损失值估计整个梯度：所有坐标同时各按随机符号扰动。单个估计几乎可以指向任何方向，平均起来则指向梯度。",

  // Symbols
  "a step that is remembered": "记住的一步",
  "change of the gradient over that step": "梯度在该步中的变化",
  "number of pairs that are remembered": "记住的步与梯度变化的组数",
  "inverse Hessian before the pairs: yᵀs/yᵀy of the newest one, 1 at first": "计入各组之前的逆海森矩阵：取最新一组的 yᵀs/yᵀy，起初为 1",
  "search direction": "搜索方向",
  "step length: by a search, or the first trial itself": "步长：由搜索得到，或就是首次试探值",
  "Hessian: the second derivatives of the loss at θ": "海森矩阵：损失在 θ 处的二阶导数",
  "identity matrix": "单位矩阵",
  "damping, added to every eigenvalue": "阻尼：加在每个特征值上",
  "Newton's direction, downhill only where H + aI is positive definite": "牛顿方向：仅当 H + aI 正定时才是下降方向",
  "eigenvectors and eigenvalues of H": "H 的特征向量和特征值",
  "the matrix with the same eigenvectors and the absolute eigenvalues": "特征向量相同、特征值取绝对值的矩阵",
  "direction, always downhill": "方向，总是下降",
  "cubic model of the change of the loss": "损失变化的三次模型",
  "step: the model's global minimiser": "步：模型的全局极小点",
  "bound of how fast the Hessian changes (Lipschitz constant); adaptive: the smallest one tried":
    "海森矩阵变化快慢的上界（利普希茨常数）；自适应时为所试的最小值",
  "next try where the loss lies above the model, with adaptive on": "启用自适应时，若损失高于模型，则改试的下一个值",
  "the loss": "损失",
  "quadratic model of the loss about θ, minimised as the subproblem says": "损失在 θ 附近的二次模型，按子问题所选方式求极小",
  "trial step": "试探步",
  "radius of the region; its value before the first step": "区域的半径；设置的是第一步之前的值",
  "largest radius": "最大半径",
  "gain ratio: actual by predicted decrease": "增益比：实际下降与预测下降之比",
  "a trial with a larger gain ratio is accepted": "增益比大于此值的试探被接受",
  "residuals, whose squares add up to the loss": "残差：其平方和就是损失",
  "Jacobian of the residuals: row i is the gradient of rᵢ": "残差的雅可比矩阵：第 i 行是 rᵢ 的梯度",
  "direction, downhill where J has full rank": "方向：J 满秩时为下降方向",
  "damping; its value before the first step": "阻尼；设置的是第一步之前的值",
  "what is damped: I (Levenberg) or diag(JᵀJ) (Marquardt)": "阻尼方式：I（Levenberg）或 diag(JᵀJ)（Marquardt）",
  "growth of λ at a rejection: 2, doubled by each rejection in a row": "拒绝时 λ 的放大倍数：2，每连续拒绝一次再加倍",
  "search direction, the negative gradient": "搜索方向：负梯度",
  "the loss along the ray": "沿射线的损失",
  "step length, by the search that was chosen": "步长：由所选的搜索得到",
  "first trial": "首次试探",
  "factor of Armijo's backtracking": "Armijo 回溯的系数",
  "share of the promised decrease that must be there: 1e-4": "必须实现的预期下降的比例：1e-4",
  "share of the slope that may be left: 0.9": "允许剩余的斜率比例：0.9",
  "estimate of the inverse Hessian, the identity at first": "逆海森矩阵的估计，起初为单位矩阵",
  "the loss along the ray from θ in the direction p": "从 θ 沿方向 p 的射线上的损失",
  "the step that was made": "走出的一步",
  "gradient of the last step": "上一步的梯度",
  "share of the last direction that is kept": "上一方向保留的比例",
  "coordinate, from the first to the last in every sweep": "坐标编号，每一轮从第一个到最后一个",
  "new value of the coordinate, while the others stay": "其余坐标不变时该坐标的新值",
  "the best vertex: the point on the surface": "最好的顶点：曲面上的点",
  "vertices of the simplex, sorted by their loss from i = 0 to n": "单纯形的顶点，按损失从小到大排列，i = 0 到 n",
  "centroid of all vertices but the worst": "除最差者外所有顶点的重心",
  "worst vertex reflected through the centroid": "最差顶点关于重心的反射点",
  "expansion, tried where the reflection is the new best": "扩张：反射点成为最好时尝试",
  "contraction, tried where the reflection is no better than the second worst; outside where it still beats the worst":
    "收缩：反射点不优于次差顶点时尝试；若仍优于最差者则向外侧收缩",
  "mean of the cloud: the point on the surface": "点云的均值：曲面上的点",
  "step size: overall size of the cloud": "步长：点云的整体大小",
  "covariance matrix: shape of the cloud, the identity at the start": "协方差矩阵：点云的形状，初值为单位矩阵",
  "distances of the samples from the mean in units of σ, sorted by loss": "样本相对均值的偏移，以 σ 为单位，按损失排序",
  "samples of a generation": "每代的样本数",
  "samples that count: the better half": "计入的样本数：较好的一半",
  "weights of the better half, falling with the rank": "较好一半的权重，随名次递减",
  "evolution paths: fading sums of past steps, 0 at the start": "进化路径：过去各步逐渐消退的和，初值为 0",
  "number of equally weighted samples that the weights amount to": "权重相当于多少个等权样本",
  "learning rates and damping, given by n and λ": "学习率和阻尼，由 n 和 λ 决定",
  "0 while the path of the step size is long, else 1: it holds the covariance back": "步长路径很长时为 0，否则为 1：用来抑制协方差的变化",
  "random signs, +1 or −1 with equal chance, one per coordinate": "随机符号，每个坐标一个，+1 与 −1 概率相等",
  "estimate of the gradient from the two losses": "由两个损失得到的梯度估计",
  "gain: learning rate of step t": "增益：第 t 步的学习率",
  "distance of the probes in each coordinate at step t": "第 t 步探测点在每个坐标上的距离",
  "gain, before it falls": "下降之前的增益",
  "distance of the probes at the first step": "第一步的探测距离",
  "stability constant: steps by which the fall of the gain is delayed": "稳定常数：增益推迟下降的步数",
  "exponent with which the gain falls": "增益下降的指数",
  "exponent with which the distance of the probes falls": "探测距离下降的指数",

  // Inside formulas
  "keep the last ": "保留最近的 ",
  " pairs ": " 组 ",
  " with ": "，满足 ",
  "newest to oldest: ": "从新到旧：",
  "oldest to newest: ": "从旧到新：",
  " begins at ": " 从此开始：",
  "adaptive: ": "自适应：",
  " until ": " 直到 ",
  " then ": " 然后 ",
  "if ": "若 ",
  else: "否则",
  "Armijo: ": "Armijo：",
  "the first ": "首个 ",
  "strong Wolfe: ": "强 Wolfe 条件：",
  "exact: ": "精确搜索：",
  "Fletcher–Reeves": "Fletcher–Reeves",
  "Polak–Ribière+": "Polak–Ribière+",
  "(once, before the first pair)": "(仅一次，在第一组之前)",
  "first step, or where ": "第一步，或 ",
  " does not descend": " 不下降时",
  "for ": "依次对 ",
  " in turn": " 进行",
  " or ": " 或 ",
  "or ": "或 ",
  " for all ": "，对所有 ",

  // Where implementations disagree
  "One step is one direction with its search. A call of torch's `step` makes up to 20 of them.":
    "一步是一个方向及其搜索。调用一次 torch 的 `step` 最多会做 20 次。",
  "The history is 10 pairs; torch's default is 100, scipy's 10.": "历史长度为 10 组；torch 默认 100，scipy 为 10。",
  "torch stops where the gradient is below 1e-7 or the change below 1e-9; here a run goes on until floating point ends it.":
    "torch 在梯度小于 1e-7 或变化小于 1e-9 时停止；这里一直运行到浮点数的极限。",
  "Without a search every step after the first has length η, whatever it does to the loss (torch's default); with it, the strong Wolfe conditions hold.":
    "不用搜索时，除第一步外步长恒为 η，不管损失如何变化（torch 的默认）；使用搜索时满足强 Wolfe 条件。",
  "Many programs that are called Newton search along the direction, or replace an indefinite Hessian by a positive definite one. This one does neither.":
    "许多名为牛顿法的程序会沿该方向做线搜索，或用正定矩阵代替不定的海森矩阵。这里两者都不做。",
  "It needs no learning rate only near a solution: far from a quadratic the full step may climb, and η < 1 or damping is needed.":
    "只有在解附近才不需要学习率：远离二次函数时整步可能上坡，需要 η < 1 或阻尼。",
  "Damping is added to H as it stands. On an indefinite Hessian a little of it can make matters worse: with an eigenvalue −2, a damping of 2 makes the matrix singular.":
    "阻尼直接加在 H 上。海森矩阵不定时，少量阻尼反而可能更糟：特征值为 −2 时，阻尼 2 会使矩阵奇异。",
  "The paper works in a Krylov subspace and tries several dampings a step; here the whole spectrum is used and the damping is a knob.":
    "论文在 Krylov 子空间中计算，每步尝试多个阻尼；这里使用完整的谱，阻尼由设置给定。",
  "Exactly on a saddle the gradient is 0 and it stays there, like every method that multiplies the gradient.":
    "恰在鞍点上时梯度为 0，它会停在那里，凡是对梯度作乘法的方法都是如此。",
  "Scaling it to large networks remains hard: the eigenvectors of all negative curvatures are needed.": "推广到大型网络仍然困难：需要所有负曲率的特征向量。",
  "ARC (Cartis, Gould, Toint) writes σ/3 for M/6, adapts it by a gain ratio like a trust region, and may leave θ where it is. Here all trials belong to one step, as in Nesterov and Polyak.":
    "ARC（Cartis、Gould、Toint）把 M/6 写作 σ/3，像信赖域那样按增益比调整，也可能让 θ 不动。这里与 Nesterov 和 Polyak 相同，所有试探都属于同一步。",
  "Of the two directions of the lowest eigenvector, which are equally good where the gradient has no part in it, the one whose larger component is positive is taken.":
    "最小特征值的特征向量有两个方向，梯度在其上没有分量时两者同样好，此时取较大分量为正的那个。",
  "scipy (dogleg, trust-ncg = steihaug, trust-exact) accepts above 0.15 instead of 0.1; first and largest radius are the same, 1 and 1000.":
    "scipy（dogleg、trust-ncg = steihaug、trust-exact）在大于 0.15 而不是 0.1 时接受；初始半径和最大半径相同，为 1 和 1000。",
  "scipy's trust-exact solves its subproblem to about a tenth; this one to rounding.":
    "scipy 的 trust-exact 求解子问题只精确到约十分之一；这里精确到舍入误差。",
  "The dogleg needs a positive definite Hessian and fails elsewhere, as scipy's does; others fall back to steepest descent.":
    "折线法要求海森矩阵正定，否则与 scipy 一样失败；也有程序退回最速下降。",
  "Each trial is a step here, a rejected one too; some programs count accepted steps only.": "这里每次试探都算一步，被拒绝的也算；有些程序只计接受的步。",
  "The loss is Σ rᵢ² here, not ½Σ rᵢ²: gradient and Hessian double, the step is the same.": "这里的损失是 Σ rᵢ²，而不是 ½Σ rᵢ²：梯度和海森矩阵加倍，步不变。",
  "Where JᵀJ is singular it fails; many programs take the shortest solution there, or go over to Levenberg–Marquardt.":
    "JᵀJ 奇异时失败；许多程序此时取最短的解，或改用 Levenberg–Marquardt 法。",
  "Marquardt multiplied and divided λ by 10; Nielsen's rule changes it smoothly with the gain ratio.":
    "Marquardt 把 λ 乘以或除以 10；Nielsen 的规则则随增益比平滑地改变。",
  "MINPACK (and scipy's lm) works with a trust region and finds λ from its radius.": "MINPACK（以及 scipy 的 lm）使用信赖域，由半径求出 λ。",
  "Armijo's rule begins every step with the same first trial, as Armijo did; many programs begin with the last step's length, and then can never lengthen it, or double it first.":
    "与 Armijo 原来一样，每一步都从同一个首次试探值开始；许多程序从上一步的步长开始，于是再也无法变长，或者先加倍。",
  "Backtracking multiplies by a constant; Nocedal and Wright also interpolate. A constant is easier to follow on the map and costs a trial or two more.":
    "回溯时乘以常数；Nocedal 和 Wright 还用插值。常数在地图上更容易看懂，但要多试一两次。",
  "“Exact” means the first minimum along the ray that the bracket meets, not the lowest of all: that would be a global problem of its own.":
    "“精确”指沿射线夹逼时遇到的第一个极小值点，而不是最低的：后者本身就是一个全局问题。",
  "M is scaled to yᵀs/yᵀy before the first pair enters (Nocedal and Wright, 6.20); scipy leaves the identity.":
    "在第一组加入之前把 M 缩放为 yᵀs/yᵀy（Nocedal 和 Wright，6.20）；scipy 保留单位矩阵。",
  "The first trial of the first step has at most length 1 in θ, α = min(1, 1/‖g‖); scipy's has at most 1.01. Later steps begin with α = 1.":
    "第一步的首次试探在 θ 中的长度最多为 1，即 α = min(1, 1/‖g‖)；scipy 中最多为 1.01。之后各步从 α = 1 开始。",
  "A pair with yᵀs ≤ 0 is left out. Damped BFGS (Powell 1978) would bend y instead.": "yᵀs ≤ 0 的组被舍去；阻尼 BFGS（Powell 1978）则会修正 y。",
  "Polak–Ribière means PR+, which never goes backwards along the last direction; without the cut at 0 the method may cycle (Powell 1984).":
    "Polak–Ribière 指 PR+，它不会沿上一方向倒退；若不在 0 处截断，方法可能陷入循环（Powell 1984）。",
  "scipy's CG demands a little more descent than a negative slope before it goes on; here, as in Nocedal and Wright, any direction that descends is followed.":
    "scipy 的 CG 要求比负斜率略多一些的下降；这里与 Nocedal 和 Wright 一样，只要方向下降就采用。",
  "Some programs start anew every n steps. On surfaces in two dimensions that would be every second step, and hardly conjugate gradients any more.":
    "有些程序每 n 步重新开始。在二维曲面上就是每两步一次，几乎不再是共轭梯度法了。",
  "A step is a whole sweep, in the order of the coordinates, each search seeing what the one before it found (Gauss–Seidel). Searching all coordinates from the same point (Jacobi) would be another method, and so would a random or greedy order.":
    "一步是按坐标顺序完整地轮一遍，每次搜索都用上前一次的结果（高斯–赛德尔）。从同一点出发搜索所有坐标（雅可比）是另一种方法，随机或贪心的顺序也是。",
  "Along an axis with several minima the search takes the one it brackets first; a search for the lowest would jump over hills.":
    "同一坐标轴上有多个极小值点时，取最先夹住的那个；若要找最低的，就得越过山丘。",
  "At a kink it can stop where no coordinate alone goes down, though a diagonal step would: the end is then called converged, and no minimum is claimed.":
    "在折痕处，沿对角线本可下降，而单个坐标都无法下降，它就会停住：此时运行以收敛告终，但并不表示到了极小值点。",
  "The first simplex lengthens each coordinate of the start by 5 %, or sets it to 0.00025 where it is 0 (scipy, MATLAB): how it begins depends on where the origin is. Others lay out a regular simplex of a given size.":
    "初始单纯形把起点的每个坐标加长 5 %，为 0 时取 0.00025（scipy、MATLAB）：开始的样子取决于原点在哪里。也有程序从给定大小的正单纯形开始。",
  "The expansion is taken where it beats the reflection (Lagarias et al., scipy); in the paper of 1965 it only has to beat the best vertex.":
    "扩张点优于反射点时才采用（Lagarias 等、scipy）；在 1965 年的论文中只需优于最好的顶点。",
  "The coefficients do not depend on the dimension; adaptive ones (Gao and Han 2012) help in many dimensions.":
    "系数与维数无关；维数高时，自适应系数（Gao 和 Han 2012）会有帮助。",
  "The method may stop at a point that is no minimum (McKinnon 1998): nothing in it looks at slopes.":
    "该方法可能停在并非极小值点的位置（McKinnon 1998）：它从不看斜率。",
  "Only the better half of the samples shapes the covariance. The active variant, the default of pycma, also pushes it away from the worse half.":
    "只有较好的一半样本影响协方差。主动变体（pycma 的默认）还会使它远离较差的一半。",
  "The initial step size is the user's to choose, as in every implementation; it should be about a third of the distance in which the minimum is expected.":
    "初始步长与所有实现一样由使用者选择，约为预期到最小值点距离的三分之一。",
  "A sample without a finite loss is drawn again, up to ten times, then it ranks last (pycma does alike).":
    "损失不是有限值的样本会重新抽取，最多十次，之后排在最后（pycma 类似）。",
  "The size of the cloud at the start is only the start: a branch that changes it later has no effect.":
    "初始点云大小只在开始时起作用：之后在分支中更改没有效果。",
  "The first step has t = 1 in both gains (Spall's k + 1 with k from 0); programs that start at t = 0 in the second divide by 0.":
    "第一步在两个数列中都取 t = 1（Spall 的 k + 1，k 从 0 起）；第二个从 t = 0 开始的程序会除以 0。",
  "a, c and A depend on the problem. Spall takes c near the noise of a loss, A near a tenth of all steps, and a so that the first steps are as long as wanted; the defaults here suit surfaces of size 1 to 10.":
    "a、c 和 A 取决于问题。Spall 让 c 接近损失的噪声，A 约为总步数的十分之一，a 则使最初几步达到所需长度；这里的默认值适合尺度为 1 到 10 的曲面。",
  "Every step is taken, also uphill; variants that block steps which raise the loss need a third evaluation.":
    "每一步都会走，上坡也不例外；阻止损失上升的变体需要第三次求值。",
};
