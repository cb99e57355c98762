const preset = require('../../jest.preset.js');

module.exports = {
  ...preset(__dirname),
  testRegex: '\\.e2e-spec\\.ts$',
  globalSetup: './support/start-suite.ts',
  globalTeardown: './support/stop-suite.ts',
  testTimeout: 60_000,
};
