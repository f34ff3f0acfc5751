/** What a part of the page needs and what comes after it, its texts above all. */
import { useEffect, useState } from "react";

/** @param load of the same identity while the same is wanted. @returns undefined until it is there */
export function useLate<T>(load: () => Promise<T>): T | undefined {
  const [late, setLate] = useState<T>();
  useEffect(() => {
    let current = true;
    load().then(
      (loaded) => {
        if (current) setLate(() => loaded);
      },
      // The page says by itself when its files cannot be had.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [load]);
  return late;
}
