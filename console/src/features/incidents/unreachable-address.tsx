import { Alert, Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { t } from "../../texts/index.ts";

// Names that are kept out of the public mail system for good.
const NOBODY = /[@.](?:local|localhost|test|example|invalid)$/i;

/** A first owner may have an address that was made up: alerts and new passwords mailed to it are lost. */
export function UnreachableAddress({ email }: { email: string }) {
  if (!NOBODY.test(email)) return null;
  return (
    <Alert color="yellow" title={t("now.unreachable", { email })}>
      <Anchor
        size="sm"
        c="inherit"
        underline="always"
        renderRoot={(props) => (
          <Link {...props} to="/settings">
            {t("now.changeAddress")}
          </Link>
        )}
      />{" "}
      <Text size="sm" span>
        {t("now.unreachableWhy")}
      </Text>
    </Alert>
  );
}
