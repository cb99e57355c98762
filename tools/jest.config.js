module.exports = { ...require('../jest.preset.js')(__dirname), roots: ['<rootDir>/start', '<rootDir>/test'] };
