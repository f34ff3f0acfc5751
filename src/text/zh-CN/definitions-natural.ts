/** What the methods that measure steps between distributions say at length, by its English text. */
export const natural: Readonly<Record<string, string>> = {
  // Summaries
  "Steepest descent with distance measured between distributions instead of parameters: the gradient is multiplied by the inverse of the Fisher matrix. Small steps are the same whatever the parameters are called.":
    "距离不在参数之间、而在分布之间度量的最速下降：把梯度乘以费舍尔矩阵的逆。无论参数如何命名，小步都是同一步。",
  "The natural step that moves the distribution as far as a given KL allows, by the quadratic model. Then it looks: while the true KL is larger or the loss not lower, the step is shortened. No step can change the distribution by more than δ.":
    "按二次模型，让分布移动到给定 KL 所允许的最远处的自然步。随后检验：只要真实 KL 更大或损失没有下降，就缩短步长。任何一步都不能使分布的改变超过 δ。",
  "Carries the step over to the mean parameters, goes down there by the gradient taken in the natural ones, and comes back. That is steepest descent with KL itself as the price of moving: natural gradient without its quadratic approximation, and without any matrix.":
    "转到均值参数，在那里按自然参数下的梯度下降，再转回来。这是以 KL 本身为移动代价的最速下降：不用二次近似、也不用矩阵的自然梯度法。",
  "Plain gradient ascent on the expected reward of a policy. Where the policy is nearly certain its gradient nearly vanishes, right or wrong: one step too far, and the way back takes thousands.":
    "对策略的期望奖励做普通的梯度上升。策略几乎确定时，无论对错，梯度都几乎消失：走过头一步，回来要几千步。",
  "Takes several gradient steps on one estimate of the reward and keeps near the old policy by first derivatives alone: beyond a limit a changed probability gains nothing more, or KL is charged for. Cheap, but a limit on the gain is no limit on the step.":
    "在奖励的同一个估计上走若干梯度步，只靠一阶导数留在旧策略附近：概率的改变超过限度后不再有收益，或者对 KL 收费。计算便宜，但收益有限度并不等于步长有限度。",

  // Symbols
  "the distribution that θ stands for": "θ 所代表的分布",
  "Fisher matrix: true, over the model's own outcomes, or empirical, over the labels of the data":
    "费舍尔矩阵：真实的，对模型自身的结果取期望；或经验的，对数据的标签取平均",
  "natural direction": "自然方向",
  "length of the step along −d: the rate itself, or what moves the distribution by c": "沿 −d 的步长：学习率本身，或使分布移动 c 的长度",
  "KL of one step in nats, where the length is one of KL": "一步的 KL（单位奈特），在按 KL 定步长时使用",
  "the loss; the surrogate of the paper, which is known exactly here": "损失；相当于论文中的代理函数，在这里精确已知",
  "Fisher information matrix at θ: expected outer product of ∇log p": "θ 处的费舍尔信息矩阵：∇log p 外积的期望",
  "direction: solved exactly, or by conjugate gradients on products F·v": "方向：精确求解，或用只需乘积 F·v 的共轭梯度法求解",
  "most iterations of conjugate gradients": "共轭梯度法的最多迭代次数",
  "largest KL of a step, in nats": "一步的最大 KL，单位奈特",
  "length of the first candidate: its quadratic KL is δ": "第一个候选的长度：其二次 KL 为 δ",
  "factor by which each candidate is shorter than the last": "每个候选比前一个缩短的倍数",
  "number of the candidate, 0 to 19": "候选的编号，0 到 19",
  "natural parameters of an exponential family": "指数族的自然参数",
  "log-partition of the family: the mirror map": "分布族的对数配分函数：镜像映射",
  "mean parameters: expected sufficient statistics": "均值参数：充分统计量的期望",
  "the policy: probabilities of the actions": "策略：各动作的概率",
  "reward of an action": "动作的奖励",
  "expected reward of the policy: the loss with its sign changed": "策略的期望奖励：损失取相反数",
  "number of sampled actions a₁ … a_N; without samples the exact expectation": "采样的动作 a₁ … a_N 的个数；不采样则取精确期望",
  "baseline: 0, or the expected reward J": "基线：0 或期望奖励 J",
  "gradient of J, exact or estimated": "J 的梯度，精确或估计",
  "expected reward of the old policy": "旧策略的期望奖励",
  "advantage of an action over the old policy": "动作相对旧策略的优势",
  "ratio of new to old probability of an action": "动作的新旧概率之比",
  "surrogate: clipped ratio, or penalty on KL": "代理函数：裁剪比值，或对 KL 的惩罚",
  "change of the ratio beyond which nothing more is gained": "比值的改变超过此限后不再有收益",
  "weight of the penalty; its value before the first step": "惩罚的权重；设置的是第一步之前的值",
  "KL of a step that the weight of the penalty aims at": "惩罚权重所瞄准的一步的 KL",
  "gradient steps on one surrogate": "在同一个代理函数上的梯度步数",
  "number of sampled actions; without samples the expectation is exact": "采样的动作个数；不采样时期望是精确的",

  // Words inside formulas
  rate: "学习率",
  "quadratic KL": "二次 KL",
  "exact KL": "精确 KL",
  "(exact)": "（精确）",
  "(conjugate gradients)": "（共轭梯度）",
  "(sampled)": "（采样）",
  "(clip)": "（裁剪）",
  "(penalty)": "（惩罚）",

  // Where implementations disagree
  "Many programs call the empirical Fisher simply the Fisher. It has the labels of the data in place of the model's own outcomes, and approaches F only for a model that fits, with many data.":
    "许多程序把经验费舍尔直接叫作费舍尔。它用数据的标签代替模型自身的结果，只有在模型拟合良好且数据很多时才接近 F。",
  "A fixed rate does not keep the KL of a step constant; only α = √(2c / dᵀFd) does, and to second order. The exact length solves for it.":
    "固定学习率并不能使每步的 KL 不变；只有 α = √(2c / dᵀFd) 能做到，而且只到二阶。精确长度则通过解方程得到。",
  "Without damping a singular F is inverted as a pseudo-inverse: the shortest direction. Others add damping without saying so.":
    "没有阻尼时，奇异的 F 用伪逆代替逆，得到最短的方向。有的实现会不加说明地加上阻尼。",
  "Damping is added to F as it stands and depends on units; Martens rescales it by how well the quadratic model foretold the loss, K-FAC splits it over factors.":
    "阻尼直接加到 F 上，因此依赖于单位；Martens 按二次模型预测损失的好坏来调整它，K-FAC 把它分到各因子上。",
  "No momentum and no moving average of F, which K-FAC and its relatives keep.": "没有动量，也没有 F 的滑动平均；K-FAC 一类方法两者都有。",
  "The exact loss takes the place of the sampled surrogate, and the KL of one observation that of its mean over visited states.":
    "用精确的损失代替采样得到的代理函数，用单个观测的 KL 代替它在访问过的状态上的平均。",
  "Damping enters β as well, as in Schulman's program: the quadratic KL of the first candidate is then below δ.":
    "与 Schulman 的程序一样，阻尼也进入 β：此时第一个候选的二次 KL 小于 δ。",
  "Conjugate gradients stop after m iterations or at a residual of 10⁻¹⁰ of the gradient; Schulman's stop at ‖r‖² < 10⁻¹⁰.":
    "共轭梯度法在 m 次迭代后或残差降到梯度的 10⁻¹⁰ 时停止；Schulman 的程序在 ‖r‖² < 10⁻¹⁰ 时停止。",
  "Programs accept a KL up to 1.5 δ (Baselines), or ask for a tenth of the foretold gain (Schulman's); here KL ≤ δ and any gain will do.":
    "有的程序接受至多 1.5 δ 的 KL（Baselines），有的要求达到预测收益的十分之一（Schulman）；这里要求 KL ≤ δ，有收益即可。",
  "Where no candidate will do the run fails; others stay where they are and sample anew.": "没有合适的候选时运行失败；其他实现会停在原处并重新采样。",
  "Exponentiated gradient is mirror descent the other way round: it steps in log-probabilities by the gradient in the probabilities, with the negative entropy as mirror map.":
    "指数化梯度法是反方向的镜像下降：以负熵为镜像映射，按概率上的梯度在对数概率中迈步。",
  "It is the natural gradient in the mean parameters, exactly; the natural gradient in the natural parameters agrees with it to first order in η only.":
    "它恰好就是均值参数下的自然梯度法；自然参数下的自然梯度法只在 η 的一阶上与它一致。",
  "Where the mean parameters would leave their domain the run fails; projected variants would come back to the border.":
    "均值参数将要离开定义域时运行失败；带投影的变体会回到边界上。",
  "Exact steps use every action's probability and reward, which a learner does not know; sampled ones see only what was drawn.":
    "精确的步用到所有动作的概率和奖励，而学习者并不知道这些；采样的步只看到抽中的动作。",
  "The baseline J is the true value of the policy. Programs estimate it, from past rewards or by a second network.":
    "基线 J 是策略的真实价值。程序会用过去的奖励或第二个网络来估计它。",
  "Most programs hand the estimate to Adam; this one takes a plain step.": "多数程序把估计交给 Adam；这里直接走一步。",
  "Clipping removes the reason to move on, not the movement: the last step before the limit may go far beyond it, and nothing draws it back.":
    "裁剪去掉的是继续移动的理由，而不是移动本身：限度之前的最后一步可能远远越过限度，也没有什么把它拉回来。",
  "Programs add much that the paper does not name (normalised advantages, clipped values, falling rates, an early end on KL) and owe it part of their results (Engstrom et al. 2020). None of it is here.":
    "程序中加了许多论文没有提到的东西（优势的归一化、价值裁剪、学习率衰减、按 KL 提前终止），部分效果正来自于此（Engstrom 等 2020）。这里一概没有。",
  "The epochs take plain steps; programs take Adam's, whose state runs on from surrogate to surrogate.":
    "每轮走普通的步；程序用 Adam，其状态在代理函数之间延续。",
  "One sample serves all epochs whole; programs cut it into minibatches.": "同一批样本整体用于所有轮次；程序会把它切成小批量。",
};
