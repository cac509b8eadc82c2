// One vocabulary of targets for every library, inferred: a library's folder holds its name, its tags and its code, and no configuration.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const JEST = 'node --experimental-vm-modules --disable-warning=ExperimentalWarning node_modules/jest/bin/jest.js --passWithNoTests';

export const createNodesV2 = [
  '{apps,libs}/**/package.json',
  (files, _options, { workspaceRoot }) =>
    files
      .filter((file) => !file.includes('node_modules') && !file.includes('/dist/'))
      .map((file) => {
        const root = dirname(file);
        const { nx } = JSON.parse(readFileSync(join(workspaceRoot, file), 'utf8'));
        const web = nx?.tags?.includes('side:web');
        return [
          file,
          {
            projects: {
              [root]: {
                root,
                targets: {
                  lint: { command: `eslint ${root}` },
                  test: { command: `${JEST} --selectProjects ${web ? 'web' : 'unit'} --testPathPatterns ${root}/` },
                  ...(web ? {} : { integration: { command: `${JEST} --selectProjects integration --testPathPatterns ${root}/` } }),
                },
              },
            },
          },
        ];
      }),
];
