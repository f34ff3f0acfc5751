import { describe, expect, it } from "vitest";
import { languages } from "../../text/index.ts";
import { describeMap } from "./describe.ts";
import { exampleFrame, exampleRun } from "./testing/frame.ts";
import type { MapFrame } from "./frame.ts";

async function frameIn(language: string): Promise<MapFrame> {
  const { map } = await languages.get(language)!.load();
  const found = exampleRun("Adam", [0, 0, 1, 0], {
    ended: { kind: "converged", code: "tolerance", steps: 1, message: "" },
    found: { at: [1, 0], loss: 0, global: true },
    rests: "minimum",
  });
  const lost = exampleRun("SGD", [0, 0, 30, 40], { loss: Infinity, ended: { kind: "diverged", code: "not-finite", steps: 1, message: "" } });
  const going = exampleRun("Momentum", [0, 0, -0.25, 0.5]);
  return exampleFrame(map, [found, lost, going]);
}

describe("the map in words", () => {
  it("tells what is shown, the start, and how every run fares, in English", async () => {
    expect(describeMap(await frameIn("en"))).toBe(
      "Himmelblau. Shown: x from −2 to 2, y from −1 to 1. The start is at (−0.5, 0.25). One minimum is known. Step 2 of 10. " +
        "Adam: at (1, 0), loss 1.235, gradient norm 0.5, converged after 1 step, at a known minimum. " +
        "SGD: at (30, 40), loss ∞, gradient norm 0.5, outside the part shown, diverged at step 1. " +
        "Momentum: at (−0.25, 0.5), loss 1.235, gradient norm 0.5.",
    );
  });
  it("tells the same in Korean", async () => {
    const words = describeMap(await frameIn("ko"));
    expect(words).toContain("시작점은 (−0.5, 0.25)입니다.");
    expect(words).toContain("Adam: 위치 (1, 0), 손실 1.235, 기울기 노름 0.5, 1스텝 뒤 수렴, 알려진 극소점에 도달.");
    expect(words).toContain("보이는 범위 밖, 1스텝에서 발산.");
  });
  it("tells the same in Chinese, with its own punctuation", async () => {
    const words = describeMap(await frameIn("zh-CN"));
    expect(words).toContain("起点在 (−0.5, 0.25)。");
    expect(words).toContain("Adam：位置 (1, 0)，损失 1.235，梯度范数 0.5，1 步后收敛，已到达已知极小值点。");
    expect(words).toContain("在显示范围之外，在第 1 步发散。");
  });
  it("says so where nothing is shown", async () => {
    const { map } = await languages.get("en")!.load();
    expect(describeMap(exampleFrame(map, []))).toContain("No run is shown.");
  });
});
