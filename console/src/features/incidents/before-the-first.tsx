import { Alert, Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Audience } from "../../../../src/api/contract/communication.ts";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";
import { useMay, useMe } from "../access/use-me.ts";
import { WithoutMembers } from "../communication/audiences/without-members.tsx";
import { UnreachableAddress } from "./unreachable-address.tsx";

/** What a new workspace still lacks, said where everybody begins and before it is needed. */
export function BeforeTheFirst() {
  const me = useMe();
  const mayManage = useMay("plan.manage");
  const audiences = useList<Audience>("audience", "/audiences", {}, mayManage);
  return (
    <>
      {me.data?.user.hasPassword === false ? (
        <Alert color="yellow" title={t("now.noPassword")}>
          <Text size="sm">
            {t("now.noPasswordWhy", { email: me.data.user.email })}{" "}
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link {...props} to="/settings">
                  {t("now.setPassword")}
                </Link>
              )}
            />
          </Text>
        </Alert>
      ) : null}
      {me.data ? <UnreachableAddress email={me.data.user.email} /> : null}
      {audiences.data ? <WithoutMembers audiences={audiences.data} /> : null}
    </>
  );
}
