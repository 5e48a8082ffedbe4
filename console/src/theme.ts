import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

// Water: calm, and far from the reds and ambers that mean something.
const water: MantineColorsTuple = [
  "#e6f7fb",
  "#d5eaf0",
  "#aad3df",
  "#7bbbce",
  "#55a7c0",
  "#3d9ab7",
  "#2c8fae",
  "#1c7b98",
  "#0b6d88",
  "#005e78",
];

export const theme = createTheme({
  primaryColor: "water",
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  // Above this luminance black text is easier to read than white, by the formula of WCAG 1.4.3.
  luminanceThreshold: 0.179,
  colors: { water },
  defaultRadius: "md",
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  headings: { fontWeight: "650" },
  respectReducedMotion: true,
});

// The library's own secondary text and errors are too pale to be read by everyone (WCAG 1.4.3).
export const readableColours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#55606a",
    "--mantine-color-placeholder": "#68737d",
    "--mantine-color-error": "#a51424",
  },
  dark: {
    "--mantine-color-dimmed": "#aab4bc",
    "--mantine-color-placeholder": "#98a3ac",
    "--mantine-color-error": "#ff9aa2",
  },
});
