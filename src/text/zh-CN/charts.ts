import type { WordsOfCharts } from "../en/charts.ts";

export const words: WordsOfCharts = {
  choice: "并排对照的坐标，二到四个",
  own: "当前设置",
  unserved: (runs) => `此坐标下无法运行：${runs}`,
  together: "合在一起",
  density: "播放位置处的分布，包括每个坐标下的每次运行：数据以轴上的短线表示，其上为密度；或以圆点表示观测比例，其旁为概率。",
  gap: "各坐标的路径差随学习率的变化",
  gapPicture: (symbol, first) => `学习率取 η、η/2、η/4……，在相同时间内与 ${first} 坐标下的路径相比，${symbol} 的最大差值；两轴均为对数刻度。`,
  largest: (symbol) => `最大 |Δ${symbol}|`,
  guide: "斜率 1",
  slope: (chart, slope) => `${chart}：斜率 ${slope}`,
  verdicts: {
    first: "在 η 的一阶上一致。",
    order: "既不是一阶一致，也不是保持固定的差。",
    none: "完全不一致：步长再小，差距也不消失。",
    same: "在舍入误差内，所有坐标下的路径相同。",
    lost: "没有两个学习率能让所有坐标下的路径走到底。",
  },
  noGap: {
    unserved: "在其中某个坐标下无法运行。",
    "no-rate": "没有可以缩小的学习率。",
    "own-length": "步长由方法自己决定，而不是由学习率决定。",
    schedule: "学习率按步数衰减：缩小学习率后，增加步数也得不到相同的时间。",
    branch: "从另一次运行分叉而来，不作测量。",
  },
  lost: (charts) => `并非每个学习率都有结果：${charts} 坐标下的路径会离开分布族（×）。`,
  measuring: "测量中……",
};
