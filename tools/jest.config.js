module.exports = {
  ...require('../jest.preset.js')(__dirname),
  roots: ['<rootDir>/licences', '<rootDir>/start', '<rootDir>/test'],
};
