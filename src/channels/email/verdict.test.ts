import { expect, test } from "vitest";
import { type SmtpError, verdictOf } from "./verdict.ts";

const rcpt = (response: string): SmtpError => ({
  code: "EENVELOPE",
  command: "RCPT TO",
  responseCode: Number(response.slice(0, 3)),
  response,
  message: response,
});

test.for<[string, "later" | "never" | "suppress"]>([
  ["550 5.1.1 <ana@example.com> User unknown", "suppress"],
  ["550 5.1.10 Recipient not found", "suppress"],
  ["550 5.2.1 The account is disabled", "suppress"],
  ["550 No such user here", "suppress"],
  ["550 Requested action not taken: mailbox unavailable", "suppress"],
  ["554 5.7.1 Message rejected as spam", "never"],
  ["550 5.7.1 Relaying denied", "never"],
  ["552 5.2.2 Mailbox full", "later"],
  ["450 4.2.0 Greylisted, try again", "later"],
  ["421 4.7.0 Too many connections", "later"],
])("%s: %s", ([reply, expected]) => {
  const verdict = verdictOf(rcpt(reply));
  const said = verdict.sent
    ? "sent"
    : verdict.retry === "never" && verdict.suppressAddress
      ? "suppress"
      : verdict.retry;
  expect(said).toBe(expected);
});

test.for<[string, SmtpError]>([
  [
    "our sign-in was refused",
    { code: "EAUTH", responseCode: 535, response: "535 5.7.8 bad", message: "bad" },
  ],
  [
    "our sender was refused",
    { command: "MAIL FROM", responseCode: 553, response: "553 5.1.8 no", message: "no" },
  ],
  ["nobody listens", { code: "ESOCKET", message: "connect ECONNREFUSED 10.0.0.1:25" }],
  ["the server is silent", { code: "ETIMEDOUT", message: "Greeting never received" }],
  ["the name is unknown", { code: "EDNS", message: "getaddrinfo ENOTFOUND" }],
])("later, because it is not about the recipient: %s", ([, error]) => {
  expect(verdictOf(error)).toMatchObject({ sent: false, retry: "later" });
});

test.for<[string, SmtpError]>([
  ["an address that cannot be written to", { code: "EENVELOPE", message: "Invalid recipient" }],
  ["a mail that is too large", { code: "EMESSAGE", message: "Message size larger than allowed 1000" }],
])("never, because trying again changes nothing: %s", ([, error]) => {
  expect(verdictOf(error)).toMatchObject({ sent: false, retry: "never" });
});
