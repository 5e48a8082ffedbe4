/** A domain may import only domains in earlier rows. Neighbours in a row may not know each other. */
const DOMAIN_ROWS = [
  ["access"],
  ["people"],
  ["delivery"],
  ["alerts"],
  ["oncall"],
  ["incidents"],
  ["status-pages", "postmortems"],
  ["communication"],
  ["workflows", "analytics"],
];

const TESTS = "\\.test\\.tsx?$";

const forbid = (name, from, to) => ({ name, severity: "error", from, to });

const domainsLookDown = DOMAIN_ROWS.flatMap((row, depth) =>
  row.flatMap((name) => {
    const offLimits = [...row.filter((other) => other !== name), ...DOMAIN_ROWS.slice(depth + 1).flat()];
    return offLimits.length
      ? [
          forbid(
            `${name}-looks-only-down`,
            { path: `^src/domains/${name}/` },
            { path: `^src/domains/(${offLimits.join("|")})/` },
          ),
        ]
      : [];
  }),
);

module.exports = {
  forbidden: [
    // Types may refer to each other: nothing of that is left when the program runs.
    forbid("no-cycles", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    forbid("kernel-knows-no-product", { path: "^src/kernel/" }, { path: "^src/(?!kernel/)" }),
    forbid(
      "domains-know-no-edges",
      { path: "^src/domains/", pathNot: TESTS },
      { path: "^(console|widget|src/(main|channels|sources|api|site))/" },
    ),
    forbid(
      "domains-use-front-doors",
      { path: "^src/domains/([^/]+)/" },
      { path: "^src/domains/", pathNot: ["^src/domains/$1/", "^src/domains/[^/]+/index\\.ts$"] },
    ),
    forbid(
      "edges-use-front-doors",
      { path: "^src/(main|channels|sources|api|site)/" },
      { path: "^src/domains/", pathNot: "^src/domains/[^/]+/index\\.ts$" },
    ),
    ...domainsLookDown,
    forbid(
      "channels-are-islands",
      { path: "^src/channels/([^/]+)/" },
      { path: "^src/(?!kernel/)", pathNot: ["^src/channels/$1/", "^src/domains/delivery/index\\.ts$"] },
    ),
    forbid(
      "sources-are-islands",
      { path: "^src/sources/([^/]+)/" },
      { path: "^src/(?!kernel/)", pathNot: ["^src/sources/$1/", "^src/domains/alerts/index\\.ts$"] },
    ),
    forbid(
      "browser-code-sees-only-the-contract",
      { path: "^(console|widget)/" },
      { path: "^src/", pathNot: "^src/api/contract/" },
    ),
    forbid(
      "the-contract-is-only-shapes",
      { path: "^src/api/contract/", pathNot: TESTS },
      { pathNot: ["^src/api/contract/", "node_modules/zod/"] },
    ),
    forbid("nobody-imports-main", { path: "^src/(?!main/)" }, { path: "^src/main/" }),
    forbid(
      "the-product-knows-no-tests",
      { path: "^(src|console|widget)/", pathNot: TESTS },
      { path: ["^(test|bench|scripts)/", TESTS] },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      conditionNames: ["source", "import", "node", "default"],
      exportsFields: ["exports"],
    },
  },
};
