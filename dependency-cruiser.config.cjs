/* The house rules of docs/ARCHITECTURE.md, enforced. */
const pkg = (...names) => `^packages/(${names.join('|')})/`;

/** What each package may import of ours; nothing else. Imports go down only, never sideways. */
const mayImport = {
  protocol: [],
  statistics: [],
  audit: ['protocol', 'statistics'],
  wire: ['protocol'],
  kit: [],
  sandbox: ['protocol', 'kit'],
  harness: ['protocol', 'kit', 'sandbox'],
  repository: ['protocol', 'kit'],
  peer: ['protocol', 'kit'],
  client: ['protocol', 'audit', 'wire', 'kit'],
  coordinator: ['protocol', 'statistics', 'wire', 'kit', 'repository', 'peer'],
  worker: ['protocol', 'kit', 'sandbox', 'harness', 'repository', 'client', 'peer'],
  verifier: ['protocol', 'kit', 'sandbox', 'harness', 'client', 'peer'],
  portal: ['protocol', 'statistics', 'kit'],
};

const floorRules = Object.entries(mayImport).map(([name, allowed]) => ({
  name: `floor-${name}`,
  severity: 'error',
  from: { path: pkg(name) },
  to: { path: '^packages/', pathNot: pkg(name, ...allowed) },
}));

/** Only `owner` may import the npm package `name`. */
const only = (name, owner) => ({
  name: `only-${owner.replaceAll('/', '-')}-imports-${name}`,
  severity: 'error',
  from: { path: '^packages/', pathNot: `^packages/${owner}/` },
  to: { path: `node_modules/${name}(/|$)` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...floorRules,
    {
      name: 'pure-floor-does-no-io',
      severity: 'error',
      from: { path: pkg('protocol', 'statistics', 'audit'), pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'app-imports-ports-only',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/app/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(packages/[^/]+/|node_modules/)',
        pathNot: [pkg('protocol', 'statistics', 'kit'), '^packages/[^/]+/src/app/'],
      },
    },
    only('postgres', 'coordinator/src/db'),
    only('dockerode', 'sandbox'),
    only('(@libp2p|@chainsafe|@multiformats)', 'peer'),
    only('libp2p', 'peer'),
    only('protobufjs', 'wire'),
    {
      name: 'generated-protobuf-stays-in-wire',
      severity: 'error',
      from: { path: '^packages/', pathNot: pkg('wire') },
      to: { path: '^packages/wire/src/generated/' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$' },
      to: { path: '\\.test\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'packages/wire/src/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
