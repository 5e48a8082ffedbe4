import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "/console/",
  plugins: [react()],
  build: {
    outDir: "../dist/console",
    emptyOutDir: true,
    // Nothing inline: the content security policy allows scripts from our own address only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
});
