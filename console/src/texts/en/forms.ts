/** What every form says. */
export const forms = {
  "form.moveUp": "Move {name} up",
  "form.moveDown": "Move {name} down",
  "form.edit": "Edit {name}",
  "form.clear": "Clear",
  "form.remove": "Remove {name}",
  "form.removeAsk": "Remove {name}?",
  "form.overtaken": "Somebody else changed this meanwhile",
  "form.overtakenHint": "What you typed is still here. If you save, it replaces their change.",
  "form.startOver": "Drop mine, show theirs",
} as const;
