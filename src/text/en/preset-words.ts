/** What presets show: for each a title, what to look at, and why it happens. Every claim is checked by scenario/presets.test.ts. */
interface PresetWords {
  readonly title: string;
  readonly look: string;
  readonly why: string;
}
/** By id, of any language. */
export type WordsOfPresets = Readonly<Record<keyof typeof words, PresetWords>>;

export const words = {
  valley: {
    title: "Momentum in a curved valley",
    look: "At the same η momentum is nearly at the minimum when plain SGD has not even rounded the bend.",
    why: "Along the floor the slope is small but keeps its direction, so velocity builds up.",
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
  "three-minima": {
    title: "One start, three minima",
    look: "Nothing but μ differs: 0, 0.9 and 0.95 lead from one start into three different minima.",
    why: "Velocity remembers the way, so the start alone does not decide where a run ends.",
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
  "saddle-line": {
    title: "Held by a saddle",
    look: "All three walk to the saddle and stay, though the way down begins right beside them. Drag the start off the line.",
    why: "On the line y = 0 the gradient has no y part, and no method makes one up.",
  },
  "saddle-hair": {
    title: "A hair off the line",
    look: "Starting 0.0001 off the line, Adam is out of sight within 40 steps; SGD still hangs at the saddle.",
    why: "Where the slope is tiny so is its step; Adam divides by the slope's size and moves by η.",
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
  },
  "tilted-plateau": {
    title: "A tilt of one hundredth",
    look: "Adam crosses to the edge in 60 steps; momentum has not gone a third of the way in 200.",
    why: "Adam divides by the gradient's size, so it walks at about η a step however faint the slope.",
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
  cusp: {
    title: "Never at rest on a tip",
    look: "To the last step each run hops across the origin: the larger η, the farther.",
    why: "Towards a cusp the slope does not fade, so at a constant rate the steps do not either.",
  },
  schedule: {
    title: "Let the rate fade",
    look: "Over the sharp floor the constant rate hops for ever; with a cosine schedule the run comes to rest at the minimum.",
    why: "Where slopes do not fade by themselves, the rate has to.",
  },
  cliff: {
    title: "Thrown back by a cliff",
    look: "One step onto the wall throws a run back beyond its start; with gradients clipped to length 1 it stays at the foot.",
    why: "The steeper the wall, the longer the step. Clipping limits its length and keeps its direction.",
  },
};
