/**
 * The layer table as rules a tool checks. Each rule has a planted breach in test/fixtures/layers,
 * and test/layers.test.ts expects every name here to fire on it.
 */
const engineDomain = '^electron/engine/(?!base/|db/|jobs/|tools/)([^/]+)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-is-leaf',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', '^node_modules/zod/'] },
    },
    {
      name: 'engine-no-shell',
      severity: 'error',
      from: { path: '^electron/engine/' },
      to: { path: ['^electron/(cli|main|preload)/', '^renderer/', '^node_modules/(electron|react|react-dom)/'] },
    },
    {
      name: 'engine-base',
      severity: 'error',
      from: { path: '^electron/engine/base/' },
      to: { path: '^electron/', pathNot: '^electron/engine/base/' },
    },
    {
      name: 'engine-floor',
      severity: 'error',
      from: { path: '^electron/engine/(db|jobs|tools)/' },
      to: { path: '^electron/', pathNot: '^electron/engine/(base|db|jobs|tools)/' },
    },
    {
      name: 'engine-domain-by-index',
      severity: 'error',
      from: { path: engineDomain },
      to: { path: engineDomain, pathNot: ['^electron/engine/$1/', '^electron/engine/[^/]+/index\\.ts$'] },
    },
    {
      name: 'faces-by-engine-index',
      severity: 'error',
      from: { path: '^electron/(main|cli)/' },
      to: { path: '^electron/engine/', pathNot: '^electron/engine/index\\.ts$' },
    },
    {
      name: 'preload-thin',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { path: ['^electron/(engine|main|cli)/', '^renderer/'] },
    },
    {
      name: 'renderer-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-no-electron',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^electron/', '^node_modules/electron/'] },
    },
    {
      name: 'feature-by-index',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: {
        path: '^renderer/features/',
        pathNot: ['^renderer/features/$1/', '^renderer/features/[^/]+/index\\.tsx?$'],
      },
    },
    {
      name: 'ui-below-features',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(features|app)/' },
    },
    {
      name: 'product-not-test',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
