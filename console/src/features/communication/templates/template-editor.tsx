import { Accordion, Button, Grid, Group, Paper, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { SaveTemplate, TemplatePreview } from "../../../../../src/api/contract/communication.ts";
import { ApiProblem, api } from "../../../api/client.ts";
import { EditModal } from "../../../parts/edit-modal.tsx";
import { useEdited } from "../../../parts/edited.ts";
import { SureButton } from "../../../parts/sure-button.tsx";
import { useAct } from "../../../parts/use-act.ts";
import { ProblemNote } from "../../../shell/problem.tsx";
import { t } from "../../../texts/index.ts";
import type { Found } from "./find-template.ts";

const TYPING_PAUSE_MS = 300;

type Props = { found: Found; scenarioName: string; onClose: () => void };

/** The words for one state, beside how they would read; what the server does not take is said at its field. */
export function TemplateEditor({ found, scenarioName, onClose }: Props) {
  const { value, change, dirty } = useEdited({ subject: found.subject, body: found.body });
  const words: SaveTemplate = { ...found.key, ...value };
  const preview = useTemplatePreview(words);
  const save = useAct(() => api.put("/templates", words), ["template", "incident"], onClose);
  const key = new URLSearchParams(found.key).toString();
  const reset = useAct(() => api.delete(`/templates?${key}`), ["template", "incident"], onClose);
  const problemAt = (place: "subject" | "body") =>
    refusedAt(save.error, place) ?? foundAt(preview.data, place);
  const { insert, ref } = useInsertion((body) => change({ body }));
  return (
    <EditModal
      title={t("templates.editTitle", {
        audience: t(`form.${found.key.form}`),
        state: t(`messageState.${found.key.state}`),
        scenario: scenarioName,
      })}
      size={1180}
      dirty={dirty}
      saving={save.isPending}
      error={isAtAField(save.error) ? reset.error : (save.error ?? reset.error)}
      onSave={() => save.mutate(undefined)}
      onClose={onClose}
      extra={
        found.origin === "own" ? (
          <SureButton question={t("templates.resetQuestion")} onSure={() => reset.mutate(undefined)}>
            {t("templates.reset")}
          </SureButton>
        ) : null
      }
    >
      <Grid>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="sm">
            <TextInput
              label={t("templates.subject")}
              required
              maxLength={300}
              value={value.subject}
              error={problemAt("subject")}
              onChange={(event) => change({ subject: event.currentTarget.value })}
            />
            <Textarea
              ref={ref}
              label={t("templates.body")}
              description={t("templates.bodyHint")}
              required
              autosize
              minRows={10}
              maxRows={22}
              maxLength={20_000}
              styles={{
                input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.8125rem" },
              }}
              value={value.body}
              error={problemAt("body")}
              onChange={(event) => change({ body: event.currentTarget.value })}
            />
            <Names names={preview.data?.names ?? []} onChoose={insert} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Preview preview={preview.data} error={preview.error} />
        </Grid.Col>
      </Grid>
    </EditModal>
  );
}

function useTemplatePreview(words: SaveTemplate) {
  const [settled] = useDebouncedValue(JSON.stringify(words), TYPING_PAUSE_MS);
  const complete = words.subject.trim() !== "" && words.body.trim() !== "";
  return useQuery({
    queryKey: ["template", "preview", settled],
    queryFn: () => api.post<TemplatePreview>("/templates/preview", JSON.parse(settled)),
    placeholderData: keepPreviousData,
    enabled: complete,
  });
}

const isAtAField = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.problem.fields?.length ?? 0) > 0;

// Until the words are saved again, what was refused stands beside what is typed.
const refusedAt = (error: unknown, place: string): string | null => {
  if (!(error instanceof ApiProblem)) return null;
  const says = error.problem.fields?.filter(({ path }) => path === place).map((field) => field.says) ?? [];
  return says.join(" ") || null;
};

const foundAt = (preview: TemplatePreview | undefined, place: string): string | null =>
  preview?.problems
    .filter((problem) => problem.place === place)
    .map(({ says }) => says)
    .join(" ") || null;

const Preview = ({ preview, error }: { preview: TemplatePreview | undefined; error: unknown }) => (
  <Paper withBorder p="md" component="section" aria-label={t("templates.preview")}>
    <Stack gap="xs">
      <Text fw={600}>{t("templates.preview")}</Text>
      <ProblemNote error={error} />
      {preview ? (
        <>
          <Text size="xs" c="dimmed">
            {t("templates.previewOf", { audience: preview.audience, ring: preview.ring })}
          </Text>
          <Text fw={600}>{preview.subject}</Text>
          <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {preview.text}
          </Text>
        </>
      ) : null}
    </Stack>
  </Paper>
);

const Names = ({ names, onChoose }: { names: string[]; onChoose: (name: string) => void }) => (
  <Accordion variant="separated">
    <Accordion.Item value="names">
      <Accordion.Control>{t("templates.names", { count: names.length })}</Accordion.Control>
      <Accordion.Panel>
        <Group gap={4}>
          {names.map((name) => (
            <Button
              key={name}
              size="compact-xs"
              variant="default"
              aria-label={t("templates.insert", { name })}
              onClick={() => onChoose(name)}
            >
              {name}
            </Button>
          ))}
        </Group>
      </Accordion.Panel>
    </Accordion.Item>
  </Accordion>
);

/** Puts a name into the words where the cursor was. */
function useInsertion(change: (body: string) => void) {
  const ref = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => {
    const field = ref.current;
    if (!field) return;
    const { selectionStart, selectionEnd, value } = field;
    change(`${value.slice(0, selectionStart)}{{ ${name} }}${value.slice(selectionEnd)}`);
    field.focus();
  };
  return { ref, insert };
}
