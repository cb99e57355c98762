/** Jest settings that every project shares; a project's own config passes its folder. */
const { mkdirSync } = require('node:fs');
const { compilerOptions } = require('./tsconfig.base.json');

const moduleNameMapper = Object.fromEntries(
  Object.entries(compilerOptions.paths).map(([name, [path]]) => [`^${name}$`, `${__dirname}/${path}`]),
);

// Jest writes its results there and does not make the folder.
mkdirSync(`${__dirname}/tmp/test-results`, { recursive: true });

module.exports = (rootDir) => ({
  rootDir,
  testEnvironment: 'node',
  moduleNameMapper,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
  testTimeout: 20_000,
});
