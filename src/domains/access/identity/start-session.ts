import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

const userId = z.object({ userId: z.string() });

/** Lets our own code sign a user in (sign-in link, accepted invitation). Has no URL: it cannot be called from outside. */
export const startSessionPlugin = {
  id: "ripplecast-start-session",
  endpoints: {
    startSession: createAuthEndpoint.serverOnly({ method: "POST", body: userId }, async (call) => {
      const { internalAdapter } = call.context;
      const user = await internalAdapter.findUserById(call.body.userId);
      if (!user) return call.json({ sessionId: null });
      const session = await internalAdapter.createSession(user.id, false);
      await setSessionCookie(call, { session, user });
      return call.json({ sessionId: session.id });
    }),
  },
} satisfies BetterAuthPlugin;
