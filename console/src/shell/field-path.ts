/** Where in a form a mistake is, in words: `rotations.0.delayMinutes` becomes "rotations 1, delay minutes". */
export const fieldPathInWords = (path: string): string =>
  path
    .split(".")
    .filter((part) => part !== "")
    .reduce((said, part) => said + separated(said, part), "");

const separated = (said: string, part: string): string => {
  if (/^\d+$/.test(part)) return `${said && " "}${Number(part) + 1}`; // people count from 1
  return `${said && ", "}${inWords(part)}`;
};

const inWords = (name: string): string =>
  name.replace(/_/g, " ").replace(/([a-z0-9])([A-Z])(?=[a-z])/g, (_, before: string, first: string) => {
    return `${before} ${first.toLowerCase()}`;
  });
