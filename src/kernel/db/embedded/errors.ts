/** Something a person must change before the embedded database can run; the message is one line for them. */
export class EmbeddedPostgresError extends Error {
  override name = "EmbeddedPostgresError";
}

/** A step that may succeed when it is simply tried again: a port just taken, memory of a dead server not yet freed. */
export class TryAgain extends Error {
  override name = "TryAgain";
}
