/** Ids and knobs of views, lessons and languages, without React: what scenarios may name besides problems and optimizers. */
export interface PageCatalogue {
  readonly views: readonly { readonly id: string }[];
  readonly lessons: readonly { readonly id: string }[];
  readonly languages: readonly string[];
}

export const pageCatalogue: PageCatalogue = {
  views: [{ id: "map" }],
  lessons: [],
  languages: ["en", "ko", "zh-CN"],
};
