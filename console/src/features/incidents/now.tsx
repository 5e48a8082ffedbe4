import { Title } from "@mantine/core";
import { t } from "../../texts/index.ts";

/** The first screen: what is going on right now. */
export const Now = () => <Title order={1}>{t("nav.now")}</Title>;
