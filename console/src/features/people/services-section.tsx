import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { PolicyView } from "../../../../src/api/contract/oncall.ts";
import type { ServiceView } from "../../../../src/api/contract/people.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty } from "../../parts/page.tsx";
import { RemoveButton } from "../../parts/remove-button.tsx";
import { Section } from "../../parts/section.tsx";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { EditService } from "./edit-service.tsx";

/** What the organisation runs: who owns it and how its alerts are escalated. */
export function ServicesSection() {
  const services = useList<ServiceView>("service", "/services");
  const policies = useList<PolicyView>("escalation-policy", "/escalation-policies");
  const mayManage = useMay("people.manage");
  const [isAdding, setAdding] = useState(false);
  return (
    <Section
      title={t("people.services")}
      actions={
        mayManage ? (
          <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
            {t("service.new")}
          </Button>
        ) : null
      }
    >
      <Loaded query={services}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t("service.none")}</Empty>
          ) : (
            <Stack gap="sm">
              {items.map((service) => (
                <Service
                  key={service.id}
                  service={service}
                  policy={policies.data?.find(({ id }) => id === service.escalationPolicyId)?.name}
                  mayManage={mayManage}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {isAdding ? <EditService service={null} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}

type ServiceProps = { service: ServiceView; policy: string | undefined; mayManage: boolean };

function Service({ service, policy, mayManage }: ServiceProps) {
  const [isEditing, setEditing] = useState(false);
  const facts = [
    service.team?.name ?? t("people.noTeam"),
    policy && t("service.escalates", { policy }),
    service.dependsOn.length &&
      t("service.needs", { services: service.dependsOn.map(({ name }) => name).join(", ") }),
  ].filter(Boolean);
  return (
    <Group gap="xs" justify="space-between">
      <div>
        <Text size="sm" fw={600}>
          {service.name}
        </Text>
        <Text size="sm" c="dimmed">
          {facts.join(" · ")}
        </Text>
      </div>
      {mayManage ? (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("form.edit", { name: service.name })}
            onClick={() => setEditing(true)}
          >
            {t("action.edit")}
          </Button>
          <RemoveButton
            name={service.name}
            consequence={t("service.removeHint")}
            path={`/services/${service.id}`}
            changes={["service"]}
          />
        </Group>
      ) : null}
      {isEditing ? <EditService service={service} onClose={() => setEditing(false)} /> : null}
    </Group>
  );
}
