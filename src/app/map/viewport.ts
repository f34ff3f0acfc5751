/**
 * What the map shows now: the size of its stage, the camera, and the layout that follows from both. Lengths are in pixels of the picture:
 * `scale` times as large as those of the page, so that text and marks grow together for those who need or want it.
 */
import { fit } from "../../views/map/camera.ts";
import { layoutMap, plotBox } from "../../views/map/layout.ts";
import type { Window2 } from "../../core/model.ts";
import type { Camera } from "../../views/map/camera.ts";
import type { MapLayout } from "../../views/map/layout.ts";
import type { PageState } from "../store/state.ts";

/** The part of the plane that a problem is about: its own knob, else what its definition says. */
export function windowOfProblem({ document, catalogue }: Pick<PageState, "document" | "catalogue">): Window2 | undefined {
  const chosen = document.problem.values["window"];
  if (Array.isArray(chosen) && chosen.length === 4) return chosen as unknown as Window2;
  return catalogue.problems.find(({ id }) => id === document.problem.id)?.window;
}

const UNKNOWN: Window2 = [-1, 1, -1, 1];

export class Viewport {
  width = 0;
  height = 0;
  scale = 1;
  /** Shows all of the problem's window. */
  home: Camera = { x: 0, y: 0, halfHeight: 1 };
  camera: Camera = this.home;
  layout: MapLayout = layoutMap(this.home, 1, 1);
  private seen: { readonly window: Window2; readonly camera: Camera | undefined; readonly width: number; readonly height: number } | undefined;

  /** @param width of the stage, in pixels of the page */
  resize(width: number, height: number, scale: number): void {
    this.width = width / scale;
    this.height = height / scale;
    this.scale = scale;
  }

  /** Where in the picture something happened on the page. */
  locate(stage: HTMLElement, { clientX, clientY }: Pick<MouseEvent, "clientX" | "clientY">): { readonly x: number; readonly y: number } {
    const box = stage.getBoundingClientRect();
    return { x: (clientX - box.left) / this.scale, y: (clientY - box.top) / this.scale };
  }

  /** Follows the state and the size; the layout stays the same object while nothing about it changes. */
  update(state: Pick<PageState, "document" | "catalogue" | "camera">): void {
    const { width, height, seen } = this;
    const window = windowOfProblem(state) ?? UNKNOWN;
    if (seen?.window === window && seen.camera === state.camera && seen.width === width && seen.height === height) return;
    const plot = plotBox(width, height);
    this.home = fit(window, plot.width, plot.height);
    this.camera = state.camera ?? this.home;
    this.layout = layoutMap(this.camera, width, height);
    this.seen = { window, camera: state.camera, width, height };
  }
}
