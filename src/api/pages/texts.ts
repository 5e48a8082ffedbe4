import { defineTexts } from "#kernel/texts";

export const accessTexts = defineTexts({
  en: {
    signInTitle: "Sign in to Ripplecast",
    signInHint: "This link signs you in once. It was printed where Ripplecast runs.",
    signInButton: "Sign in",
    invitationTitle: "Join {workspace}",
    invitationHint: "{email} was invited to {workspace} as {role}.",
    nameLabel: "Your name",
    passwordLabel: "Choose a password (at least 12 characters)",
    joinButton: "Join",
    signInFirst:
      "There already is a user with this address. Sign in as that user, then open this link again.",
    signInLink: "Go to sign-in",
  },
});
