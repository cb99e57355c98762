// Nx loads this without a compiler.
require('tsx/cjs');

module.exports = {
  service: require('./service/service.generator.ts').generateService,
  resource: require('./resource/resource.generator.ts').generateResource,
};
