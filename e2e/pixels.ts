/** Is something painted? Pictures are not compared pixel by pixel: fonts and rasterizers differ between machines. */
import type { Locator } from "@playwright/test";

/** Number of distinct colours (to 5 bits a channel) in what is shown of an element. */
export async function coloursOf(element: Locator): Promise<number> {
  const png = (await element.screenshot()).toString("base64");
  return element.page().evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set<number>();
    for (let i = 0; i < data.length; i += 4) seen.add(((data[i]! >> 3) << 10) | ((data[i + 1]! >> 3) << 5) | (data[i + 2]! >> 3));
    return seen.size;
  }, png);
}
