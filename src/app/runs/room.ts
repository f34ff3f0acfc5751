/** Open settings of a run ask the column for room; where nothing is divided (a phone's page, a test) nobody answers. */
import { createContext, useContext, useEffect } from "react";

/** @param change +1 for settings that have opened, −1 for such that have closed */
export type ClaimRoom = (change: 1 | -1) => void;

export const RoomContext = createContext<ClaimRoom>(() => undefined);

export function useRoom(wanted: boolean): void {
  const claim = useContext(RoomContext);
  useEffect(() => {
    if (!wanted) return undefined;
    claim(1);
    return () => claim(-1);
  }, [claim, wanted]);
}
