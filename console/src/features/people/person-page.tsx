import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type {
  ContactMethodView,
  NotificationRuleView,
  PersonView,
} from "../../../../src/api/contract/people.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useChannelName } from "../communication/audiences/channels-input.tsx";
import { isErased, PersonalDataSection } from "./personal-data-section.tsx";

/** One person: how they are reached, in which order, and with which delay. */
export function PersonPage() {
  const { personId } = useParams({ strict: false }) as { personId: string }; // this route has the parameter
  const person = useQuery({
    queryKey: ["person", personId],
    queryFn: () => api.get<PersonView>(`/people/${personId}`),
  });
  return (
    <Loaded query={person}>
      {(view) => (
        <Page title={view.name}>
          {isErased(view) ? null : <Reached person={view} />}
          <PersonalDataSection key={view.id} person={view} />
        </Page>
      )}
    </Loaded>
  );
}

function Reached({ person }: { person: PersonView }) {
  const base = `/people/${person.id}`;
  const methods = useList<ContactMethodView>("contact-method", `${base}/contact-methods`);
  const rules = useList<NotificationRuleView>("contact-method", `${base}/notification-rules`);
  const nameOf = useMethodName();
  const methodOf = (id: string) => methods.data?.find((method) => method.id === id);
  return (
    <>
      <Text c="dimmed">
        {person.email} · {person.timeZone}
      </Text>
      <Section title={t("person.methods")}>
        <Loaded query={methods}>
          {(items) => (
            <Stack gap="sm">
              {items.map((method) => (
                <Method key={method.id} method={method} />
              ))}
            </Stack>
          )}
        </Loaded>
        <AddEmail personId={person.id} />
      </Section>
      <Section title={t("person.rules")}>
        <Loaded query={rules}>
          {(items) => (
            <Stack gap={4}>
              {items.map((rule) => (
                <Text size="sm" key={rule.id}>
                  {t("person.rule", {
                    urgency: t(`urgency.${rule.urgency}`),
                    minutes: rule.delayMinutes,
                    method: nameOf(methodOf(rule.contactMethodId)),
                  })}
                </Text>
              ))}
            </Stack>
          )}
        </Loaded>
      </Section>
    </>
  );
}

/** A method by its label, or its channel's name, and where it leads. The own inbox leads nowhere else. */
function useMethodName(): (method: ContactMethodView | undefined) => string {
  const channelName = useChannelName();
  return (method) => {
    if (!method) return "–";
    const { personId: _, ...address } = method.address;
    return [method.label || channelName(method.channel), ...Object.values(address).map(String)].join(" ");
  };
}

function Method({ method }: { method: ContactMethodView }) {
  const nameOf = useMethodName();
  const [code, setCode] = useState("");
  const base = `/people/${method.personId}/contact-methods/${method.id}`;
  const request = useAct(() => api.post(`${base}/request-verification`), ["contact-method"]);
  const confirm = useAct(() => api.post(`${base}/confirm`, { code }), ["contact-method", "person"]);
  const remove = useAct(() => api.delete(base), ["contact-method", "person"]);
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text size="sm">{nameOf(method)}</Text>
        {method.verifiedAt ? (
          <Mark tone="good">{t("person.verified")}</Mark>
        ) : (
          <Mark tone="watch">{t("person.unverified")}</Mark>
        )}
        <Button size="compact-xs" variant="subtle" onClick={() => remove.mutate(undefined)}>
          {t("action.remove")}
        </Button>
      </Group>
      {method.verifiedAt ? null : (
        <Group gap="xs" align="flex-end">
          <TextInput
            size="xs"
            label={t("person.code")}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button size="compact-sm" disabled={!code} onClick={() => confirm.mutate(undefined)}>
            {t("person.confirm")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => request.mutate(undefined)}>
            {t("person.sendCode")}
          </Button>
        </Group>
      )}
      <ProblemNote error={request.error ?? confirm.error ?? remove.error} />
    </Stack>
  );
}

function AddEmail({ personId }: { personId: string }) {
  const add = useAct(
    (address: string) =>
      api.post(`/people/${personId}/contact-methods`, { channel: "email", address: { address } }),
    ["contact-method"],
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(String(new FormData(event.currentTarget).get("address")));
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end">
        <TextInput name="address" type="email" label={t("person.addEmail")} required />
        <Button type="submit" variant="default" loading={add.isPending}>
          {t("action.add")}
        </Button>
      </Group>
      <ProblemNote error={add.error} />
    </form>
  );
}
