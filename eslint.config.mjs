import nx from '@nx/eslint-plugin';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import tseslint from 'typescript-eslint';

const FRAMEWORKS = ['@nestjs/*', 'typeorm', 'graphql', '@apollo/*', 'react', 'react-*', 'socket.io*', 'fastify', 'pg'];
const VENDORS = ['@tus/*', 'tus-js-client', 'officeparser', 'pdfjs-dist', 'pkijs', 'yauzl', 'zip-stream', 'minio', 'meilisearch', 'docx', 'mammoth', '@myriaddreamin/*', 'pdf-lib', 'nodemailer'];

/** Which type of library may import which; docs/architecture.md says why. */
const TYPES = [
  { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: [], bannedExternalImports: [...FRAMEWORKS, ...VENDORS] },
  { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:kernel', 'type:lib', 'type:contract'], bannedExternalImports: [...FRAMEWORKS, ...VENDORS] },
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:kernel', 'type:lib'], bannedExternalImports: [...FRAMEWORKS, ...VENDORS] },
  { sourceTag: 'type:ports', onlyDependOnLibsWithTags: ['type:kernel', 'type:lib'], bannedExternalImports: [...FRAMEWORKS, ...VENDORS] },
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: ['type:contract', 'type:ports', 'type:kernel', 'type:lib'], bannedExternalImports: [...FRAMEWORKS, ...VENDORS] },
  { sourceTag: 'type:database', onlyDependOnLibsWithTags: ['type:ports', 'type:kernel', 'type:lib'] },
  { sourceTag: 'type:graphql', onlyDependOnLibsWithTags: ['type:contract', 'type:ports', 'type:kernel', 'type:lib'] },
  { sourceTag: 'type:adapter', onlyDependOnLibsWithTags: ['type:ports', 'type:database', 'type:kernel', 'type:lib'] },
  { sourceTag: 'type:data', onlyDependOnLibsWithTags: ['type:domain', 'type:contract', 'type:database', 'type:ports', 'type:kernel', 'type:lib'] },
  { sourceTag: 'type:api', onlyDependOnLibsWithTags: ['type:domain', 'type:contract', 'type:data', 'type:ports', 'type:graphql', 'type:kernel', 'type:lib'] },
  { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['type:contract', 'type:ui', 'type:web-graphql', 'type:kernel', 'type:lib'] },
  { sourceTag: 'type:ui', onlyDependOnLibsWithTags: ['type:kernel', 'type:lib'] },
  { sourceTag: 'type:web-graphql', onlyDependOnLibsWithTags: ['type:kernel', 'type:lib', 'type:ui'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:domain', 'type:data', 'type:contract', 'type:testing', 'type:database', 'type:ports', 'type:kernel', 'type:lib', 'type:app'] },
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:api', 'type:web', 'type:domain', 'type:data', 'type:contract', 'type:ports', 'type:adapter', 'type:database', 'type:graphql', 'type:ui', 'type:web-graphql', 'type:kernel', 'type:lib'] },
];

const SCOPES = [
  ...['adhesions', 'communities', 'costs', 'documents', 'enti', 'identity', 'models', 'notices', 'piani-di-riassetto', 'practices', 'questionnaires', 'search'].map((scope) => ({
    // Domains meet only through contracts.
    sourceTag: `scope:${scope}`,
    onlyDependOnLibsWithTags: [`scope:${scope}`, 'scope:platform', 'scope:shared', 'type:contract'],
  })),
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
  { sourceTag: 'side:web', onlyDependOnLibsWithTags: ['side:web', 'side:any'] },
  { sourceTag: 'side:server', onlyDependOnLibsWithTags: ['side:server', 'side:any'] },
  { sourceTag: 'side:any', onlyDependOnLibsWithTags: ['side:any', 'type:ports'] },
];

export default [
  { ignores: ['**/dist/**', '**/node_modules/**', '**/generated/**', '.data/**', '.tmp/**', 'apps/web/src/vendor/**'] },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx },
    languageOptions: { parser: tseslint.parser },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { allow: [], enforceBuildableLibDependency: false, depConstraints: [...TYPES, ...SCOPES] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unsafe-function-type': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      'no-control-regex': 'off',
    },
  },
  // Specs stand outside the layers: they put real parts together.
  { files: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e.ts', '**/testing/**/*.ts'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  {
    files: ['**/*.tsx'],
    ...jsxA11y.flatConfigs.recommended,
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['tabpanel', 'region'], allowExpressionValues: true }],
    },
  },
];
