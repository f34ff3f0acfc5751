/**
 * What presets show: for each a title, what to look at, why it happens, and for some what is often said of it and what holds instead. Every
 * claim about a run is checked by scenario/presets.test.ts.
 */
interface PresetWords {
  readonly title: string;
  readonly look: string;
  readonly why: string;
  readonly myth?: { readonly said: string; readonly holds: string };
}
/** By id, of any language. */
export type WordsOfPresets = Readonly<Record<keyof typeof words, PresetWords>>;

export const words = {
  valley: {
    title: "Momentum in a curved valley",
    look: "At the same η momentum is nearly at the minimum when plain SGD has not even rounded the bend.",
    why: "Along the floor the slope is small but keeps its direction, so velocity builds up.",
  },
  "three-minima": {
    title: "One start, three minima",
    look: "Nothing but μ differs: 0, 0.9 and 0.95 lead from one start into three different minima.",
    why: "Velocity remembers the way, so the start alone does not decide where a run ends.",
  },
  "one-step": {
    title: "One step, three rates",
    look: "Curvature λ = 10: η = 0.05 halves the height of the start with every step, 0.15 does too but changes sides, 0.21 climbs away.",
    why: "A step multiplies y by 1 − ηλ: below 1/λ it goes straight in, up to 2/λ it swings in, beyond it swings out.",
    myth: {
      said: "A common mistake: the gradient is the Jacobian.",
      holds: "A scalar loss has a gradient; its Jacobian is one row, the same numbers lying down. There is no determinant to it.",
    },
  },
  zigzag: {
    title: "Zigzag across a ravine",
    look: "Plain SGD changes sides with every step and creeps along; momentum tuned to κ = 100 arrives.",
    why: "A rate small enough for the steep direction is far too small for the flat one.",
  },
  limit: {
    title: "Half a percent decides",
    look: "Rates of 0.0199 and 0.0201: after 300 steps one swing has shrunk to a twentieth, the other has grown almost twentyfold.",
    why: "Each step multiplies y by 1 − ηκ; beyond η = 2/κ = 0.02 that is larger than 1 in size.",
  },
  "best-rate": {
    title: "Why the rate must be so small",
    look: "gᵀg = 10,001 and gᵀHg = 1,000,001: the first step falls farthest at η = 0.010001, and above 0.020002 it rises.",
    why: "A step changes the loss by −ηgᵀg + ½η²gᵀHg. Where curvature along g is large, η must be small however long the way is.",
  },
  schedule: {
    title: "Let the rate fade",
    look: "Over the sharp floor the constant rate hops for ever; with a cosine schedule the run comes to rest at the minimum.",
    why: "Where slopes do not fade by themselves, the rate has to.",
  },
  "tuned-momentum": {
    title: "95 steps instead of 709",
    look: "Both at their best constants for κ = 100: plain descent is within 0.000001 of the minimum after 709 steps, momentum after 95.",
    why: "Plain descent needs a number of steps proportional to κ, momentum one proportional to √κ.",
  },
  "how-much-momentum": {
    title: "Too little, enough, too much",
    look: "After 200 steps μ = 0 still creeps, μ = 0.8 is there, and μ = 0.99 still circles the minimum.",
    why: "Momentum is inertia: enough of it carries the point along, too much has no brake.",
  },
  nesterov: {
    title: "Looking ahead",
    look: "Plain momentum swings from wall to wall; with Nesterov's the swing is gone after two steps.",
    why: "The step is made as if the velocity had already acted, so a swing is corrected before it happens.",
  },
  "axes-straight": {
    title: "A rate for each coordinate",
    look: "All four bring the loss below 0.000002. Then turn the bowl with α, or open the next picture.",
    why: "AdaGrad, RMSProp and Adam scale each coordinate, and here each coordinate has a curvature of its own.",
  },
  "axes-turned": {
    title: "The same bowl, turned",
    look: "At 45° momentum ends at the same loss as before; AdaGrad, RMSProp and Adam end 100,000 times higher or worse.",
    why: "A rate for each coordinate helps only where the coordinates are the directions of curvature.",
  },
  "first-step": {
    title: "The first step tells",
    look: "η = 0.05 for all three, yet RMSProp's first step is ten times as long as Adam's and AdaGrad's.",
    why: "RMSProp's average of squares starts from 0 and is too small at first; Adam corrects that bias.",
  },
  "long-memory": {
    title: "A memory that never fades",
    look: "Both come off a steep wall. Adam gets to the minimum; AMSGrad has all but stopped at x = 0.73.",
    why: "AMSGrad divides by the largest average of squares it has ever had, and on the wall that was huge.",
  },
  "saddle-line": {
    title: "Held by a saddle",
    look: "All three walk to the saddle and stay, though the way down begins right beside them. Drag the start off the line.",
    why: "On the line y = 0 the gradient has no y part, and none of these three makes one up.",
  },
  "saddle-hair": {
    title: "A hair off the line",
    look: "Starting 0.0001 off the line, Adam is out of sight within 40 steps; by then SGD is not even 0.005 off it.",
    why: "Where the slope is tiny so is its step; Adam divides by the slope's size and moves by η.",
  },
  "saddle-duel": {
    title: "Duel on a saddle",
    look: "Newton lands on the saddle in one step and stays, damped by 0.5 it swings in; saddle-free Newton doubles y with every step and leaves.",
    why: "Newton's step −H⁻¹g heads for the flat point of its quadratic model, saddle or not. With |H| in place of H, falling directions are followed down.",
    myth: {
      said: "A common mistake: saddle-free Newton solves this for networks too.",
      holds:
        "The idea is sound; for millions of parameters |H| is out of reach, and what can be done in subspaces is costly. And Newton never promised a minimum: it seeks a zero gradient.",
    },
  },
  "through-the-lens": {
    title: "Through the lens",
    look: "Inside the disc: how far the quadratic model is from the surface, and its iso-lines beside the true ones. Halve the radius: its error falls to an eighth.",
    why: "A tangent plane is wrong by about r², a quadratic by about r³. Newton's step goes to the quadratic's flat point, wherever that is.",
    myth: {
      said: "A common misprint: the Hessian's entries as ∂f/∂xᵢ∂xⱼ.",
      holds: "They are second derivatives, ∂²f/∂xᵢ∂xⱼ: the 2 stands above as well.",
    },
  },
  "newton-climbs": {
    title: "Newton climbs",
    look: "From one start Newton walks uphill to the maximum at (−0.27, −0.92) and calls itself converged; a trust region goes down.",
    why: "Where both curvatures are negative the quadratic model has its only flat point at the top. Double-click a point to see its curvatures.",
    myth: {
      said: "A common mistake: each curvature at a flat point is the toss of a coin.",
      holds: "Eigenvalues repel each other, so that all of them agree far more rarely than 2⁻ⁿ says, and how many fall depends on how high the point lies.",
    },
  },
  "newton-overshoots": {
    title: "No rate at all?",
    look: "On √(1 + x²) Newton at η = 1 goes from x = 1.2 to −1.7, then 5.2, then −137; half the step arrives, and so does a trust region.",
    why: "The model is exact only near its point: here each full step makes x into −x³, which is longer wherever |x| > 1.",
    myth: {
      said: "A common mistake: Newton's method needs no learning rate.",
      holds: "On a quadratic it does not. Far from one it needs damping, a line search or a trust region.",
    },
  },
  conjugate: {
    title: "Two steps are enough",
    look: "With exact line searches CG and BFGS are at the minimum after 2 steps; steepest descent still zigzags at 25.",
    why: "Steepest descent forgets; CG keeps the next direction from undoing the last, and BFGS learns H⁻¹ from the steps.",
    myth: {
      said: "A common mistake: CG needs eigenvalues and fails where the loss is not quadratic; BFGS moves along Mg.",
      holds: "CG's β needs gradients alone; with restarts it works on other losses too. BFGS descends along −Mg.",
    },
  },
  "one-coordinate": {
    title: "One coordinate at a time",
    look: "After the first sweep each sweep shrinks the distance by only 2 %; Newton needs one step for all of it.",
    why: "Along the floor x = y both coordinates must move together. Alone, each can only make up for the other.",
    myth: {
      said: "A common mistake: without convexity coordinate descent is useless.",
      holds:
        "On smooth losses it works locally like other descent methods. No global promise, and with three or more variables exact sweeps can circle for ever.",
    },
  },
  "coordinate-trap": {
    title: "A trap made of a crease",
    look: "Coordinate descent stops at (0.2, 0.2), far from the minimum, where either coordinate alone only climbs; a simplex slides down.",
    why: "On a crease that runs aslant all directions along the axes can rise though one between them falls.",
  },
  "no-minimum": {
    title: "Downhill for ever",
    look: "From one start momentum finds the minimum at (3, 0.5); Adam turns left and sinks without ever arriving.",
    why: "Towards x → −∞ the loss falls to 0.452, and no minimum waits there.",
  },
  "nearest-dip": {
    title: "Everyone ends in the nearest dip",
    look: "Four methods, one dip: all end at (2.985, −2.985) with loss 17.9. The lowest point, at the origin, has 0.",
    why: "A gradient knows only the slope right here, and the ripples hide the bowl.",
  },
  "flat-plateau": {
    title: "Nothing to go by",
    look: "Neither run moves at all. Give the plateau the least tilt and see who walks.",
    why: "Where the gradient is exactly 0 there is no direction to scale up and no velocity to keep.",
    myth: {
      said: "A common mistake: on a high plateau methods get away by themselves.",
      holds: "From rest, a gradient and a Hessian of zero stop first- and second-order methods alike. Only what still has velocity coasts on.",
    },
  },
  "tilted-plateau": {
    title: "A tilt of one hundredth",
    look: "Adam crosses to the edge in 60 steps; momentum has not gone a third of the way in 200.",
    why: "Adam divides by the gradient's size, so it walks at about η a step however faint the slope.",
    myth: {
      said: "A common mistake: RMSProp's average is about the second derivative, and momentum gives each direction its rate.",
      holds: "It averages squares of slopes, not centred, and takes the root: above 0 even on a plane, which has no curvature. Momentum has one rate for all.",
    },
  },
  cusp: {
    title: "Never at rest on a tip",
    look: "To the last step each run hops across the origin: the larger η, the farther.",
    why: "Towards a cusp the slope does not fade, so at a constant rate the steps do not either.",
  },
  cliff: {
    title: "Thrown back by a cliff",
    look: "One step onto the wall throws a run back beyond its start; with gradients clipped to length 1 it stays at the foot.",
    why: "The steeper the wall, the longer the step. Clipping limits its length and keeps its direction.",
  },
  "kl-two-ways": {
    title: "There and back are two numbers",
    look: "One natural step doubles the variance. KL(before‖after) is 0.097 nats, KL(after‖before) 0.153, and ½dᵀFd, their common model, 0.25.",
    why: "KL averages the log ratio under its first argument, so exchanging the two gives another number. Only for small steps do both meet ½dᵀFd.",
    myth: {
      said: "A common mistake: KL is symmetric for small steps, as θ + d and θ − d are equally far.",
      holds: "That is another statement: one is about the step's sign, the other about exchanging the arguments. Both hold to second order only.",
    },
  },
  "sigma-ruler": {
    title: "σ is the ruler",
    look: "The natural gradient takes a tenth of the way to the data's mean with every step, whatever σ is. Plain descent's steps in μ are divided by σ².",
    why: "A shift of 1 in μ moves the distribution by 0.5 nats where σ = 1, and by 0.005 where σ = 10. F measures steps in that unit.",
    myth: {
      said: "A common mistake: gradient descent zigzags because Euclidean space is flat.",
      holds: "A metric is a ruler, not curvature. Zigzag comes from the condition of the loss; F says how far a step moves the distribution.",
    },
  },
  "half-plane": {
    title: "A half-plane that curves",
    look: "Fisher ellipses all over, and the shortest way to the fit: a half-circle of length 3.55, where the straight line has 4.49.",
    why: "Where σ is small, small shifts count much, so the way bends to larger σ. In log σ it keeps its 3.55; the straight line there is another one, 4.62.",
  },
  "ruler-decides": {
    title: "The ruler decides the direction",
    look: "One slope, (3, 1), three first steps: SGD goes along it, Adam equally far in both coordinates, Newton straight towards the minimum.",
    why: "Which step falls most depends on what counts as one long: the Euclidean length L2, the largest coordinate L∞, or the norm of the Hessian.",
    myth: {
      said: "A common mistake: L1, L2 and H are all Euclidean, and L1 is coordinate descent.",
      holds: "An H-norm needs a positive definite H, and it uses curvature. L1 gives the greedy coordinate, the one with the steepest slope.",
    },
  },
  "which-ball": {
    title: "Which ball, which direction?",
    look: "One slope, (3, 1), three balls of radius 1: the diamond of L1 touches its lowest level line at −(1, 0), a drop of 3; the circle drops 3.16; the square 4, at −(1, 1).",
    why: "The steepest step is where a level line of the slope touches the ball: the ball decides the direction as much as the slope.",
  },
  "no-ball": {
    title: "An indefinite H has no ball",
    look: "Here ½dᵀHd = c is an open hyperbola: along it the slope falls without end, so there is no steepest step. −H⁻¹g exists all the same, and leads onto the saddle.",
    why: "A ruler must be positive in every direction. The Hessian is one only where the surface bends upwards everywhere; F is never negative.",
  },
  "constant-kl": {
    title: "Steps of equal KL",
    look: "Open KL per step: at a constant rate it falls from 0.45 to 0.0004 nats. Steps of KL 0.01 by the quadratic model keep it between 0.0085 and 0.012; by the true KL it stays 0.01.",
    why: "A rate fixes the length in parameters. To move the distribution equally far, each step needs a rate of its own.",
    myth: {
      said: "A common mistake: the step −(1/λ)F⁻¹g moves the distribution by a constant KL.",
      holds: "Only if 1/λ = √(2c/gᵀF⁻¹g), new at every step, and then to second order.",
    },
  },
  "chart-variance": {
    title: "One step in the variance",
    look: "Data of variance 4, start at v = 1: in the chart v the natural step with η = 1 lands on v = 4 exactly. Then choose another chart in the settings.",
    why: "In v the loss of a Gaussian is such that F⁻¹g is just v minus the variance of the data.",
    myth: {
      said: "A common mistake: the natural gradient divides by the second derivative of the gradient.",
      holds: "It multiplies by F⁻¹. F is the expected curvature of the negative log-likelihood, and an outer product of slopes on average.",
    },
  },
  "chart-log": {
    title: "The same step in log σ",
    look: "The same data, start and rate as for the variance: in log σ the first natural step ends at v = 20.1 instead of 4, and seven more lead back.",
    why: "A straight line in one chart is curved in another. Charts agree on the direction, and on the path only as η goes to 0.",
    myth: {
      said: "A common mistake: a Riemannian space is a complete inner-product space.",
      holds: "That is a Hilbert space. Here each tangent space has its own inner product, F at that point, and nothing need be complete.",
    },
  },
  "chart-precision": {
    title: "The same step leaves the family",
    look: "The same again in the precision 1/σ²: at η = 1 the step asks for −2, which is no distribution, so it is refused. At η = 0.1 the run arrives.",
    why: "A step is straight in its chart, and a long straight line may cross the border of the family.",
    myth: {
      said: "A common mistake: the likelihood is itself a probability distribution.",
      holds: "In the data, yes. In the parameters it need not add up to 1.",
    },
  },
  "charts-together": {
    title: "One fit, three charts",
    look: "Same start and rate in σ, log σ and 1/σ²: in the common picture the natural gradient's three paths lie on one another, SGD's go three ways.",
    why: "The natural gradient's paths are at most 0.021 apart in σ, and half the rate halves that. SGD's are 0.39 apart, and stay so however small the steps are.",
    myth: {
      said: "A common mistake: the natural gradient does not depend on the parameters.",
      holds: "Its direction does not. But a step is straight in its own chart, so the paths agree to first order in η only.",
    },
  },
  "empirical-far": {
    title: "Two Fishers, far from the fit",
    look: "With the Fisher information the first step is at the fit. With the empirical one it is 23 times shorter, and 20 steps are not enough.",
    why: "The empirical Fisher weighs each point with its squared error: far off, errors are large and steps short.",
    myth: {
      said: "A common mistake: F is built from the labels of the data.",
      holds: "That is the empirical Fisher. F averages over labels that the model itself draws.",
    },
  },
  "empirical-near": {
    title: "Two Fishers, near the fit",
    look: "Close by it is the other way round: the true Fisher's step is again exact, the empirical one overshoots 20 times and is thrown far away.",
    why: "Near the fit errors are only noise, so the empirical Fisher is small, and its inverse is huge.",
    myth: {
      said: "A common mistake: F measures how uncertain the estimate is.",
      holds: "F is information. It is F⁻¹/n that bounds the variance of unbiased estimators from below.",
    },
  },
  "three-rulers": {
    title: "True, empirical and sampled Fisher",
    look: "Near the fit −F⁻¹g and −H⁻¹g are one step and end at it. The empirical Fisher, by the data's labels, makes it 20 times longer; 1000 labels of the model make it 9% longer.",
    why: "F averages over labels that the model draws. Small errors of the data make F̂ small and its steps long.",
    myth: {
      said: "A common mistake: F is always the expected Hessian of the negative log-likelihood.",
      holds: "It takes regularity. For Uniform(0, θ) the mean squared score is 1/θ², and the expected Hessian −1/θ².",
    },
  },
  "two-gradients": {
    title: "Two gradients",
    look: "By the data's label the gradient is 0.53 long. Averaged over 100 labels drawn from the model it is 0.02: move N, and it shrinks about as 1/√N.",
    why: "Under the model ∇log p is 0 on average, at every θ, fit or not. Its spread is the Fisher information.",
    myth: {
      said: "A common mistake: the likelihood is a distribution of θ, and a mean score near 0 shows a good fit.",
      holds: "As a function of θ the likelihood need not integrate to 1. And the mean score is 0 everywhere under the model's own labels.",
    },
  },
  "adam-no-fisher": {
    title: "Adam does not know F",
    look: "At equal η the first natural step is 38 times as long as Adam's, and moves the distribution by 1.5 nats where Adam's moves it by 0.0012.",
    why: "Here the model is wrong and sure of it: F is small, for it asks how sure the model is, while squared gradients are large, for they see the labels.",
    myth: {
      said: "A common mistake: Adam's second moment approximates F.",
      holds: "It averages over time the square of the mean gradient, with the data's labels, and takes the root: neither diag(F) nor its inverse.",
    },
  },
  "policy-collapse": {
    title: "One bad step, 22,051 to come back",
    look: "The policy has collapsed to z = −10: the better action has probability 0.000045. Plain descent needs 22,051 steps to z = 0, the natural gradient 10.",
    why: "The slope carries a factor p(1 − p), nearly 0 here; F⁻¹ takes it out. A trust region prevents the fall: from z = 2 it is 8.4 nats.",
    myth: {
      said: "A common mistake: KL is the average difference of probabilities.",
      holds: "It is the difference of log probabilities, averaged under the first policy.",
    },
  },
  "policy-unlucky": {
    title: "One unlucky sample",
    look: "One sample of the second action throws the policy from z = 2 to −10, and 300 more lead lower still. TRPO moves by 0.01 nats a step and climbs.",
    why: "A sampled action is made likelier by its reward, even the worse one, and the rate is too large for one sample. Down there nothing else is drawn. Open Limit δ.",
  },
  "policy-samples": {
    title: "18,991 samples that say nothing",
    look: "From z = −10 with one sample a step nothing happens until sample 18,991, when the better action is first drawn. The exact gradient moves from step 1.",
    why: "With probability 0.000045 the action is drawn once in 22,000 samples, and the other one, with reward 0, tells nothing. Open Limit δ for the counters.",
  },
  "bandit-plateau": {
    title: "Second best, for a long time",
    look: "Three actions with rewards 1, 0.6 and 0. After 60 steps SGD still lies above the plateau of the second one, −0.6; the natural gradient has passed it.",
    why: "In the logits F⁻¹g is the difference of each reward to the last one: a straight line, the same from everywhere.",
    myth: {
      said: "A common mistake: softmax gives a polynomial distribution.",
      holds: "A mistranslation: it is the categorical, or multinomial, distribution.",
    },
  },
} satisfies Readonly<Record<string, PresetWords>>;

/** Chapters of the gallery. */
export const chapters = {
  first: "To begin with",
  rates: "The step and its length",
  momentum: "Momentum",
  coordinates: "A rate for each coordinate",
  saddles: "Saddles",
  curvature: "Second order: curvature decides",
  trouble: "Plateaus, cusps, cliffs",
  distances: "Distances between distributions",
  rulers: "Which ruler, which direction",
  charts: "One distribution, many names",
  fishers: "Fisher information, true and empirical",
  policies: "Policies",
};
export type WordsOfChapters = Readonly<Record<keyof typeof chapters, string>>;
