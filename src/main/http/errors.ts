import { Refusal } from "#kernel/refusals";
import { refuseHttp } from "../../api/http/refusals.ts";

type Known = { code?: unknown; statusCode?: unknown; message?: unknown };

/** Codes of PostgreSQL and of the network that mean: not now, but soon. */
const PASSING = /^(08...|57P0[1-3]|53300|40001|40P01|55P03|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE)$/;
const PASSING_WORDS = /timeout exceeded when trying to connect|Connection terminated/;

/** Whatever was thrown as a refusal; a bug becomes `internal` and says nothing about itself. */
export function toRefusal(error: unknown, bodyLimit: number): Refusal {
  if (error instanceof Refusal) return error;
  const { code, statusCode, message } = (error ?? {}) as Known;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return refuseHttp("body-too-large", { limit: bodyLimit });
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return refuseHttp("media-type-unsupported");
  if (isPassing(code, message)) return refuseHttp("unavailable");
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500)
    return refuseHttp("malformed-request", { why: reasonOf(code) });
  return refuseHttp("internal");
}

const isPassing = (code: unknown, message: unknown): boolean =>
  (typeof code === "string" && PASSING.test(code)) ||
  (typeof message === "string" && PASSING_WORDS.test(message));

// Fixed words: the message of a parser may repeat what was sent.
const reasonOf = (code: unknown): string =>
  code === "FST_ERR_CTP_EMPTY_JSON_BODY"
    ? "the body is empty"
    : code === "FST_ERR_BAD_URL"
      ? "the address is not valid"
      : "the body is not valid JSON";
