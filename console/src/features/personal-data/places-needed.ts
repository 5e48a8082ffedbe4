/** The server's sentence "{name} is still needed: {one}; {other}.", taken apart; the name may hold a colon itself. */
export function placesNeeded(detail: string, name: string): { lead: string; places: string[] } {
  const colon = detail.indexOf(": ", detail.startsWith(name) ? name.length : 0);
  if (colon < 0) return { lead: detail, places: [] };
  const places = detail
    .slice(colon + 2)
    .replace(/\.$/, "")
    .split(OUTSIDE_QUOTES);
  return { lead: detail.slice(0, colon + 1), places: [...new Set(places)] };
}

// The words of an action item are quoted and may hold a semicolon.
const OUTSIDE_QUOTES = /; (?![^“]*”)/;
