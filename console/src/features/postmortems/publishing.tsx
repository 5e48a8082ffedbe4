import { Button, Group, List, NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import type { PostmortemView } from "../../../../src/api/contract/postmortems.ts";
import { api } from "../../api/client.ts";
import { Section } from "../../parts/section.tsx";
import { useAct } from "../../parts/use-act.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useMe } from "../access/use-me.ts";
import { usePeople } from "../incidents/queries.ts";

/** Signature, the recorded decision, and publishing itself. */
export function Publishing({ postmortem }: { postmortem: PostmortemView }) {
  const [reason, setReason] = useState("");
  const people = usePeople();
  const me = useMe();
  const base = `/postmortems/${postmortem.id}`;
  const changes = ["postmortem"];
  const name = useAct((personId: string) => api.put(`${base}/signer`, { personId }), changes);
  const sign = useAct(() => api.post(`${base}/sign`, { wordsHash: postmortem.external.wordsHash }), changes);
  const decide = useAct((publish: boolean) => api.post(`${base}/decision`, { publish, reason }), changes);
  const publish = useAct(() => api.post(`${base}/publish`), [...changes, "page"]);
  const mine = postmortem.signer !== null && postmortem.signer.id === me.data?.personId;
  const options = (people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Section title={t("postmortem.publishing")}>
      <Stack gap="sm">
        <Group align="flex-end" gap="xs">
          <NativeSelect
            label={t("postmortem.signer")}
            value={postmortem.signer?.id ?? ""}
            data={[{ value: "", label: t("incident.nobody"), disabled: true }, ...options]}
            onChange={(event) => name.mutate(event.currentTarget.value)}
          />
          {mine && !postmortem.signature?.valid ? (
            <Button variant="default" loading={sign.isPending} onClick={() => sign.mutate(undefined)}>
              {t("postmortem.sign")}
            </Button>
          ) : null}
          {postmortem.signature?.valid ? (
            <Text size="sm">{t("postmortem.signedBy", { name: postmortem.signature.person.name })}</Text>
          ) : null}
        </Group>
        {postmortem.decision ? (
          <Text size="sm">
            {t(postmortem.decision.publish ? "postmortem.decidedYes" : "postmortem.decidedNo")}{" "}
            {postmortem.decision.reason}
          </Text>
        ) : (
          <>
            <Textarea
              label={t("postmortem.decisionReason")}
              autosize
              minRows={1}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Group gap="xs">
              <Button variant="default" disabled={!reason.trim()} onClick={() => decide.mutate(true)}>
                {t("postmortem.decideYes")}
              </Button>
              <Button variant="default" disabled={!reason.trim()} onClick={() => decide.mutate(false)}>
                {t("postmortem.decideNo")}
              </Button>
            </Group>
          </>
        )}
        {postmortem.missing.length ? (
          <>
            <Text size="sm" fw={600}>
              {t("postmortem.missing")}
            </Text>
            <List size="sm">
              {postmortem.missing.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          </>
        ) : null}
        <ProblemNote error={name.error ?? sign.error ?? decide.error ?? publish.error} />
        {postmortem.state === "published" ? null : (
          <Group>
            <Button
              disabled={postmortem.missing.length > 0}
              loading={publish.isPending}
              onClick={() => publish.mutate(undefined)}
            >
              {t("postmortem.publish")}
            </Button>
          </Group>
        )}
      </Stack>
    </Section>
  );
}
