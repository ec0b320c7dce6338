/** Who may import whom: the six floors of the house (docs/decisions/0004). */
const below = (name, from, to) => ({ name, severity: 'error', from: { path: from, pathNot: '\\.test\\.tsx?$' }, to: { path: to } })
const TEMPORAL = '^node_modules/(temporal-polyfill|temporal-utils|temporal-spec)/'

export default {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-orphan', severity: 'error', from: { orphan: true, path: '^src/', pathNot: '\\.(d|test)\\.tsx?$' }, to: {} },
    { name: 'unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'domain-is-pure', severity: 'error', from: { path: '^src/domain/', pathNot: '\\.test\\.ts$' }, to: { pathNot: ['^src/domain/', TEMPORAL] } },
    below('platform-knows-no-housing', '^src/platform/', '^src/(domain|connectors|ui|features|context|portals|app|main|config)'),
    below('connectors-below', '^src/connectors/', '^src/(ui|features|context|portals|app|main|config)'),
    below('ui-below', '^src/ui/', '^src/(connectors|features|context|portals|app|main|config)'),
    { name: 'connectors-not-sideways', severity: 'error', from: { path: '^src/connectors/([^/]+)/' }, to: { path: '^src/connectors/([^/]+)/', pathNot: '^src/connectors/$1/' } },
    below('features-below', '^src/(features/|context\\.ts)', '^src/(portals|app|main|config)'),
    {
      name: 'features-sideways-by-queries-and-commands', severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/features/([^/]+)/', pathNot: ['^src/features/$1/', '^src/features/[^/]+/(queries|commands)(/|\\.ts$)'] },
    },
    below('portals-below', '^src/portals\\.ts', '^src/(app|main|config)'),
    below('app-below', '^src/app\\.ts', '^src/(main|config)'),
    { name: 'config-is-mains', severity: 'error', from: { path: '^(src|db)/', pathNot: '^src/(main|config)[^/]*\\.ts$' }, to: { path: '^src/config\\.ts$', dependencyTypesNot: ['type-only'] } },
    { name: 'pages-hold-no-sql', severity: 'error', from: { path: '\\.tsx$' }, to: { path: '^(node_modules/(kysely|pg)/|src/platform/db)' } },
    { name: 'machine-files-import-no-page', severity: 'error', from: { path: '^src/features/[^/]+/(queries|commands|jobs|api|forms)(\\.ts$|/)' }, to: { path: '\\.tsx$', pathNot: '^src/ui/mail\\.tsx$' } },
    { name: 'product-imports-no-test', severity: 'error', from: { path: '^src/', pathNot: ['\\.test\\.tsx?$', '^src/main\\.ts$'] }, to: { path: '^(test|bench|db/demo)/|\\.test\\.tsx?$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
}
