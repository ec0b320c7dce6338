import comments from '@eslint-community/eslint-plugin-eslint-comments/configs'
import tseslint from 'typescript-eslint'

const banned = [
  { selector: 'ExportDefaultDeclaration', message: 'No default export (STYLE.md).' },
  { selector: 'TSEnumDeclaration', message: 'No enum: a union of the words the law uses.' },
  { selector: 'TSNonNullExpression', message: 'No `!`: narrow, or throw.' },
  { selector: 'ExportAllDeclaration', message: 'No index that re-exports.' },
]
const noClass = { selector: 'ClassDeclaration', message: 'No class outside platform/.' }
const noClock = [
  { selector: "NewExpression[callee.name='Date']", message: 'Time comes from ctx.now (K27).' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Time comes from ctx.now (K27).' },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: 'Time comes from ctx.now (K27).' },
]
const noChance = { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'No randomness here.' }

export default [
  { ignores: ['node_modules/', 'data/', 'dist/', 'public/', 'src/platform/database-types.ts'] },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  comments.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@eslint-community/eslint-comments/require-description': 'error',
      '@eslint-community/eslint-comments/no-unused-disable': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-params': ['error', 4],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...banned, noClass, ...noClock],
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...banned, noClass, ...noClock, noChance] },
  },
  {
    files: ['src/platform/**/*.ts', 'src/ui/islands/**/*.ts', 'bench/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...banned] },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'test/**'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'describe', 'it'] }] }] },
  },
]
