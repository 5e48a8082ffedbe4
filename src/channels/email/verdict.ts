import type { Verdict } from "#domains/delivery";

/** What Nodemailer says about a failed hand-over. */
export type SmtpError = {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
  message: string;
};

/**
 * Whose fault a refusal is decides. About the recipient: a permanent one ends the delivery, and a dead mailbox is
 * never written to again. About us (sign-in, sender, connection): later, because somebody can put it right.
 */
export function verdictOf(error: SmtpError): Verdict {
  const says = error.response ?? error.message;
  if (error.code === "EAUTH") return later(`the mail server refused our sign-in: ${says}`);
  const code = error.responseCode;
  if (code === undefined && isAboutTheMail(error)) return { sent: false, retry: "never", reason: says };
  if (code === undefined) return later(connectionProblem(error));
  if (code < 500) return later(says);
  if (error.command !== "RCPT TO" && error.command !== "DATA") return later(says);
  if (isFullMailbox(says)) return later(says);
  const reason = says;
  if (error.command === "RCPT TO" && isDeadMailbox(says))
    return { sent: false, retry: "never", reason, suppressAddress: true };
  return { sent: false, retry: "never", reason };
}

// Refused before anything was sent: an address no server would take, or a mail larger than this one takes.
const isAboutTheMail = ({ code }: SmtpError): boolean => code === "EENVELOPE" || code === "EMESSAGE";

const later = (reason: string): Verdict => ({ sent: false, retry: "later", reason });

// RFC 3463: 5.1.x is about the address, 5.2.1 a mailbox that was switched off.
const isDeadMailbox = (says: string): boolean =>
  /\b5\.(1\.(0|1|2|3|6|10)|2\.1)\b/.test(says) ||
  (!/\b5\.\d+\.\d+\b/.test(says) &&
    /(unknown|no such|invalid|non-?existent|does not exist|unavailable|disabled).{0,40}(user|recipient|mailbox|address|account)|(user|recipient|mailbox|address|account).{0,60}(unknown|not found|does not exist|not exist|unavailable|disabled|rejected)/i.test(
      says,
    ));

const isFullMailbox = (says: string): boolean => /\b5\.2\.2\b|over ?quota|mailbox (is )?full/i.test(says);

function connectionProblem({ code, message }: SmtpError): string {
  if (code === "EDNS") return "the mail server's name could not be looked up";
  if (code === "ETIMEDOUT") return "the mail server did not answer in time";
  if (code === "ETLS") return `no encrypted connection to the mail server: ${message}`;
  return `the mail server could not be reached (${code ?? "no reason given"})`;
}
