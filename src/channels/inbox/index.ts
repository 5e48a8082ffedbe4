import { defineChannel } from "#domains/delivery";

/** The person's inbox in the console. It needs nobody else's server, so it always works. */
export const inbox = defineChannel({
  kind: "inbox",
  name: "Inbox in the console",
  account: {},
  address: { personId: { kind: "text", label: "Person" } },
  identify: ({ personId }) => personId,
  present: () => "console",
  async send(_to, _message, { putInInbox }) {
    await putInInbox();
    return { sent: true };
  },
});
