export const oncall = {
  "onCall.now": "On call now",
  "onCall.noSchedules": "There is no schedule yet.",
  "onCall.nobody": "Nobody",
  "onCall.until": "Until {at}.",
  "onCall.noChange": "No change is planned.",
  "onCall.next": "Next: {people}.",
  "held.title": "Some messages are held",
  "held.line": "{name}: {count} waiting.",
} as const;
