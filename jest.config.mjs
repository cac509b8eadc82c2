const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

const server = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  moduleNameMapper: { '^fast-check$': '<rootDir>/libs/platform/testing/properties.mjs', '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.data', '<rootDir>/.tmp'],
};

// Components run as CommonJS: the kit and its dependencies do not all resolve as native modules.
const web = {
  displayName: 'web',
  testEnvironment: 'jsdom',
  roots: ['<rootDir>/libs', '<rootDir>/apps/web'],
  testMatch: ['**/*.spec.tsx'],
  setupFiles: ['<rootDir>/libs/shared/ui/src/testing/jsdom-gaps.ts'],
  // Not by the condition `source`, which packages of others have too.
  testEnvironmentOptions: { customExportConditions: ['require', 'node', 'default'] },
  moduleNameMapper: {
    '^@province-comuni/(shared|adhesions|identity|enti|communities|models|costs|documents|notices|practices|questionnaires|search|piani-di-riassetto)-(.+)$': '<rootDir>/libs/$1/$2/src/index.ts',
    '\\.css$': '<rootDir>/libs/shared/ui/src/testing/no-style.ts',
    '^design-react-kit$': '<rootDir>/node_modules/design-react-kit/dist/index.cjs',
    '^bootstrap-italia$': '<rootDir>/apps/web/src/vendor/bootstrap-italia.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', { swcrc: false, sourceMaps: 'inline', module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } } }],
  },
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.data', '<rootDir>/.tmp'],
};

/** One runner for every kind of test; `--selectProjects unit integration e2e` picks. */
export default {
  projects: [
    web,
    { ...server, displayName: 'unit', roots: ['<rootDir>/libs', '<rootDir>/apps/api', '<rootDir>/test'], testMatch: ['**/*.spec.ts'], testPathIgnorePatterns: ['int-spec', 'e2e'] },
    {
      ...server,
      displayName: 'integration',
      roots: ['<rootDir>/libs', '<rootDir>/apps/api'],
      testMatch: ['**/*.int-spec.ts'],
      setupFilesAfterEnv: ['<rootDir>/libs/platform/testing/patience.mjs'],
      globalSetup: '<rootDir>/libs/platform/testing/global-setup.mjs',
      globalTeardown: '<rootDir>/libs/platform/testing/global-teardown.mjs',
    },
    {
      ...server,
      displayName: 'e2e',
      roots: ['<rootDir>/test/e2e'],
      testMatch: ['**/*.e2e.ts'],
      setupFilesAfterEnv: ['<rootDir>/libs/platform/testing/patience.mjs'],
      globalSetup: '<rootDir>/test/e2e/support/start-product.mjs',
      globalTeardown: '<rootDir>/test/e2e/support/stop-product.mjs',
    },
  ],
};
