import { useEffect, useSyncExternalStore } from "react";
import { isSignedIn } from "../../api/identity.ts";
import { session } from "../../api/session.ts";

const ASK_EVERY_MS = 60 * 60_000;
const IN_USE = ["pointerdown", "keydown"] as const;

/** Keeps the session of whoever works here: asked on load and, while the tab is in use, about hourly. */
export function useKeptSignedIn(): void {
  useEffect(() => {
    let askedAt = 0;
    const ask = async () => {
      askedAt = Date.now();
      const alive = await isSignedIn();
      if (alive === true) session.markAlive();
      if (alive === false) session.markEnded();
    };
    const askWhenDue = () => {
      if (Date.now() - askedAt > ASK_EVERY_MS) void ask();
    };
    // Coming back to the tab may follow a night away, or signing in again in another tab.
    const comeBack = () => {
      if (document.visibilityState !== "visible") return;
      if (session.hasEnded()) void ask();
      else askWhenDue();
    };
    void ask();
    for (const event of IN_USE) window.addEventListener(event, askWhenDue, { passive: true });
    document.addEventListener("visibilitychange", comeBack);
    return () => {
      for (const event of IN_USE) window.removeEventListener(event, askWhenDue);
      document.removeEventListener("visibilitychange", comeBack);
    };
  }, []);
}

export const useSessionEnded = (): boolean => useSyncExternalStore(session.subscribe, session.hasEnded);
