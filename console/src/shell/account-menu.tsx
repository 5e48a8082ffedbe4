import { Button, Menu } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { signOut } from "../api/identity.ts";
import { useMe } from "../features/access/use-me.ts";
import { forgetDrafts } from "../parts/kept-draft.ts";
import { t } from "../texts/index.ts";

export function AccountMenu() {
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const leave = async () => {
    await signOut();
    forgetDrafts();
    await navigate({ to: "/sign-in" });
    queries.clear();
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" size="compact-md">
          {me.data?.user.name ?? t("account.label")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={leave}>{t("account.signOut")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
