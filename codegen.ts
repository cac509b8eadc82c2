import type { CodegenConfig } from '@graphql-codegen/cli';

const output = {
  preset: 'client' as const,
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
};

/** Operations of pages that few people open, by the folder they go to: generated beside those pages, so that the first page of everybody does not carry them. */
const LATER: Readonly<Record<string, string>> = {
  'libs/models/web/src/generated/': 'libs/models/web/src/operations/{instance,models}.graphql',
  'libs/models/web/src/imports/generated/': 'libs/models/web/src/operations/convention-imports.graphql',
  'libs/models/web/src/approval/generated/': 'libs/models/web/src/operations/approval.graphql',
  'libs/models/web/src/review/generated/': 'libs/models/web/src/operations/review.graphql',
  'libs/models/web/src/word/generated/': 'libs/models/web/src/operations/word-review.graphql',
  'libs/models/web/src/upgrade/generated/': 'libs/models/web/src/operations/upgrade.graphql',
  'libs/models/web/src/workshop/generated/': 'libs/models/web/src/operations/workshop.graphql',
  'libs/models/web/src/clauses/generated/': 'libs/models/web/src/operations/clauses.graphql',
  'libs/models/web/src/laws/generated/': 'libs/models/web/src/operations/laws.graphql',
  'libs/models/web/src/deviations/generated/': 'libs/models/web/src/operations/deviations.graphql',
  'libs/models/web/src/adoptions/generated/': 'libs/models/web/src/operations/adoption-map.graphql',
  'libs/adhesions/web/src/generated/': 'libs/adhesions/web/src/operations/*.graphql',
  'libs/identity/web/src/generated/': 'libs/identity/web/src/{invitation,outbox,password,profile,provider}/*.graphql',
  'libs/identity/web/src/directory/generated/': 'libs/identity/web/src/directory/*.graphql',
  'libs/identity/web/src/own-data/generated/': 'libs/identity/web/src/own-data/*.graphql',
  'libs/identity/web/src/people/generated/': 'libs/identity/web/src/people/*.graphql',
  'libs/practices/web/src/generated/': 'libs/practices/web/src/operations/*.graphql',
  'libs/piani-di-riassetto/web/src/generated/': 'libs/piani-di-riassetto/web/src/operations/*.graphql',
  'libs/costs/web/src/generated/': 'libs/costs/web/src/operations/*.graphql',
  'libs/documents/web/src/generated/': 'libs/documents/web/src/operations/*.graphql',
  'libs/documents/web/src/bulk-import/generated/': 'libs/documents/web/src/bulk-import/*.graphql',
  'libs/communities/web/src/generated/': 'libs/communities/web/src/operations/*.graphql',
  'libs/communities/web/src/desk/generated/': 'libs/communities/web/src/desk/*.graphql',
  'libs/communities/web/src/events/generated/': 'libs/communities/web/src/events/*.graphql',
  'libs/communities/web/src/groups/generated/': 'libs/communities/web/src/groups/*.graphql',
  'libs/communities/web/src/initiatives/generated/': 'libs/communities/web/src/initiatives/*.graphql',
  'libs/communities/web/src/moderation/generated/': 'libs/communities/web/src/moderation/*.graphql',
  'libs/notices/web/src/generated/': 'libs/notices/web/src/operations/*.graphql',
  'libs/notices/web/src/newsletter/generated/': 'libs/notices/web/src/newsletter/*.graphql',
  'libs/questionnaires/web/src/generated/': 'libs/questionnaires/web/src/operations/*.graphql',
  'libs/search/web/src/generated/': 'libs/search/web/src/operations/*.graphql',
  'apps/web/src/enti/generated/': 'apps/web/src/enti/*.graphql',
  'apps/web/src/administration/generated/': 'apps/web/src/administration/**/*.graphql',
};

/** Types and documents of the web application, from the committed schema and the `.graphql` files beside their hooks. */
const config: CodegenConfig = {
  schema: 'apps/api/schema.graphql',
  ignoreNoDocuments: true,
  generates: {
    'libs/shared/web-graphql/src/generated/': { ...output, documents: ['libs/*/web/src/**/*.graphql', 'apps/web/src/**/*.graphql', ...Object.values(LATER).map((documents) => `!${documents}`)] },
    ...Object.fromEntries(Object.entries(LATER).map(([folder, documents]) => [folder, { ...output, documents: [documents] }])),
  },
};

export default config;
