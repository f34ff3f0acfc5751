/** A canvas that is painted when somebody asks for it, at most once a frame, as sharp as the screen is. */

export interface Painter {
  /** Asks for a paint on the next frame. */
  ask(): void;
  /** Forgets the theme too: colours are read again. */
  dispose(): void;
}

type Paint = (context: CanvasRenderingContext2D, width: number, height: number, theme: Theme) => void;

/** Inks of the canvas, read from the page's tokens. In forced colours they give way to the system's. */
export interface Theme {
  readonly runs: readonly { readonly colour: string; readonly dash: readonly number[] }[];
  readonly surface: string;
  readonly text: string;
  readonly label: string;
  readonly caption: string;
  readonly hairline: string;
  readonly control: string;
  readonly accent: string;
  readonly focus: string;
  /** Curvature below and above zero, and the shade of steps where there is some below. */
  readonly curvature: { readonly low: string; readonly high: string; readonly shade: string };
  /** Gradient and Hessian, as in formulas and arrows. */
  readonly symbols: { readonly gradient: string; readonly hessian: string };
  readonly font: string;
  readonly strong: string;
}

const LOOKS = [1, 2, 3, 4, 5, 6, 7, 8];

function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const forced = matchMedia("(forced-colors: active)").matches;
  const ink = (name: string, system: string): string => (forced ? system : token(name));
  return {
    runs: LOOKS.map((slot) => {
      const dash = token(`--run-${slot}-dash`);
      return { colour: ink(`--run-${slot}`, "CanvasText"), dash: dash === "none" ? [] : dash.split(" ").map(Number) };
    }),
    surface: ink("--surface", "Canvas"),
    text: ink("--text", "CanvasText"),
    label: ink("--text-2", "CanvasText"),
    caption: ink("--text-3", "CanvasText"),
    hairline: ink("--hairline", "GrayText"),
    control: ink("--control-line", "CanvasText"),
    accent: ink("--accent", "Highlight"),
    focus: ink("--focus", "Highlight"),
    curvature: { low: ink("--curv-neg", "CanvasText"), high: ink("--curv-pos", "CanvasText"), shade: ink("--curv-neg-soft", "GrayText") },
    symbols: { gradient: ink("--sym-g", "CanvasText"), hessian: ink("--sym-h", "CanvasText") },
    font: `${token("--w-text")} ${token("--fs-label")} ${token("--font")}`,
    strong: `${token("--w-strong")} ${token("--fs-label")} ${token("--font")}`,
  };
}

/** Runs `listener` when colours may have changed: the theme of the page, of the system, or forced colours. */
function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "lang", "class"] });
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", listener);
  document.fonts.addEventListener("loadingdone", listener);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", listener);
    document.fonts.removeEventListener("loadingdone", listener);
  };
}

export function keepPainted(canvas: HTMLCanvasElement, paint: Paint): Painter {
  // Such a canvas is painted by the processor: charts are small, and a graphics card that is imitated takes many times as long for lines.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  let frame = 0;
  let theme: Theme | undefined;
  const draw = (): void => {
    frame = 0;
    const { clientWidth: width, clientHeight: height } = canvas;
    if (context === null || width === 0 || height === 0) return;
    const ratio = devicePixelRatio;
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== columns) canvas.width = columns;
    if (canvas.height !== rows) canvas.height = rows;
    theme ??= readTheme(canvas);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    paint(context, width, height, theme);
  };
  const ask = (): void => {
    frame ||= requestAnimationFrame(draw);
  };
  const sizes = new ResizeObserver(ask);
  sizes.observe(canvas);
  const leaveTheme = watchTheme(() => {
    theme = undefined;
    ask();
  });
  ask();
  return {
    ask,
    dispose() {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      leaveTheme();
    },
  };
}
