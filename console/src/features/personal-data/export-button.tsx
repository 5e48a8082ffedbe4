import { Button } from "@mantine/core";
import { api } from "../../api/client.ts";
import { useAct } from "../../parts/use-act.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";

type Props = {
  /** Whose data, for screen readers. */
  name: string;
  path: string;
  fileName: string;
  size?: string;
};

/** Everything kept about somebody, as a file. Every export is audited, so it is asked for anew each time. */
export function ExportButton({ name, path, fileName, size = "compact-sm" }: Props) {
  const fetched = useAct(
    () => api.get<object>(path),
    [],
    (kept) => download(fileName, kept),
  );
  return (
    <>
      <Button
        size={size}
        variant="default"
        aria-label={t("data.exportOf", { name })}
        loading={fetched.isPending}
        onClick={() => fetched.mutate(undefined)}
      >
        {t("data.export")}
      </Button>
      <ProblemNote error={fetched.error} />
    </>
  );
}

const READ_BY_THEN_MS = 60_000; // some browsers read the file only after the click

function download(fileName: string, content: object): void {
  const file = new Blob([JSON.stringify(content, null, 2)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READ_BY_THEN_MS);
}
