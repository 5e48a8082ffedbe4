export const personalData = {
  "data.title": "Personal data",
  "data.exportHint": "Everything kept here about {name}, as one JSON file.",
  "data.export": "Export",
  "data.exportOf": "Export: {name}",
  "data.erase": "Erase for good",
  "data.eraseOf": "Erase for good: {name}",
  "data.eraseAsk": "Erase {name} for good?",
  "data.noWayBack": "Nobody can take this back. If a copy is needed, export first.",
  "data.goes": "What goes",
  "data.stays": "What stays",
  "data.person.goesAtOnce":
    "At once: contact methods, notification rules, team memberships, invitations, API keys, subscriptions with the same address, access to this workspace, and the account if no other workspace needs it.",
  "data.person.goesSoon": "Soon after: name and addresses become [erased] in every text, published ones too.",
  "data.person.staysHistory": "In history, a person without a name.",
  "data.subscriber.goesAtOnce":
    "At once: the subscriptions of this address on all pages, and the address in every delivery.",
  "data.subscriber.goesSoon": "Soon after: the address becomes [erased] in every text.",
  "data.subscriber.staysPerson": "If a person of this workspace has the same address, that person keeps it.",
  "data.staysTold": "That somebody was told, when, over which channel and with which result.",
  "data.staysElsewhere":
    "Mails, chats and webhooks that were sent, backups made before, and encrypted details of messages to others until they are two years old.",
  "data.erased": "This person was erased.",
  "data.erasedHint": "Texts that held the name or an address are cleaned soon after. What stays has no name.",
  "data.nameStays":
    "The name stays in texts, where it may mean somebody or something else that is called the same.",
} as const;
