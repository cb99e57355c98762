const { transform } = require('@swc/core');
const { readFile } = require('node:fs/promises');

/**
 * esbuild emits no decorator metadata, without which Nest cannot inject by type:
 * SWC compiles each TypeScript file first, esbuild bundles the result.
 *
 * @type {import('esbuild').Plugin}
 */
const decoratorMetadata = {
  name: 'decorator-metadata',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        filename: path,
        sourceMaps: 'inline',
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      });
      return { contents: code, loader: 'js' };
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
module.exports = { plugins: [decoratorMetadata], keepNames: true, outExtension: { '.js': '.js' } };
