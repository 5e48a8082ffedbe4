import { Anchor, Button, Table } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PersonView } from "../../../../src/api/contract/people.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Page } from "../../parts/page.tsx";
import { useList } from "../../parts/use-list.ts";
import { Wide } from "../../parts/wide.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { InvitationsSection } from "./invitations-section.tsx";
import { Invite } from "./invite.tsx";
import { ServicesSection } from "./services-section.tsx";
import { TeamsSection } from "./teams-section.tsx";

/** People, teams and services, and who could not be reached. */
export function PeoplePage() {
  const [inviting, setInviting] = useState(false);
  const people = useList<PersonView>("person", "/people", { limit: 200 });
  const mayInvite = useMay("members.manage");
  return (
    <Page
      title={t("nav.people")}
      actions={mayInvite ? <Button onClick={() => setInviting(true)}>{t("people.invite")}</Button> : null}
    >
      <Loaded query={people}>
        {(items) => (
          <Wide label={t("nav.people")} minWidth={560}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("people.name")}</Table.Th>
                  <Table.Th>{t("people.email")}</Table.Th>
                  <Table.Th>{t("people.teams")}</Table.Th>
                  <Table.Th>{t("people.reach")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((person) => (
                  <Table.Tr key={person.id}>
                    <Table.Td>
                      <Anchor
                        renderRoot={(props) => (
                          <Link {...props} to="/people/$personId" params={{ personId: person.id }}>
                            {person.name}
                          </Link>
                        )}
                      />
                    </Table.Td>
                    <Table.Td>{person.email}</Table.Td>
                    <Table.Td>{person.teams.map(({ name }) => name).join(", ")}</Table.Td>
                    <Table.Td>
                      {person.reachable ? (
                        <Mark tone="good">{t("people.reachable")}</Mark>
                      ) : (
                        <Mark tone="bad">{t("people.unreachable")}</Mark>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
        )}
      </Loaded>
      <InvitationsSection />
      <TeamsSection />
      <ServicesSection />
      {inviting ? <Invite onClose={() => setInviting(false)} /> : null}
    </Page>
  );
}
