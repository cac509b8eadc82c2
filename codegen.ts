import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types and documents of the web application, from the committed schema and the `.graphql` files beside their hooks. */
const config: CodegenConfig = {
  schema: 'apps/api/schema.graphql',
  documents: ['libs/*/web/src/**/*.graphql', 'apps/web/src/**/*.graphql'],
  ignoreNoDocuments: true,
  generates: {
    'libs/shared/web-graphql/src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        scalars: { Json: 'unknown', DateTime: 'string', ID: 'string' },
        useTypeImports: true,
        enumsAsTypes: true,
        avoidOptionals: { field: true },
        nonOptionalTypename: true,
        strictScalars: true,
        emitLegacyCommonJSImports: false,
      },
    },
  },
};

export default config;
