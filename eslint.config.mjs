import { createRequire } from 'node:module';
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Who may import whom. A type is a layer, a scope is a domain; both must allow an import. */
const layers = {
  'type:contract': ['type:contract'],
  'type:platform': ['type:platform', 'type:contract'],
  'type:data': ['type:platform', 'type:contract'],
  'type:app': ['type:data', 'type:platform', 'type:contract'],
  'type:tool': ['type:tool', 'type:data', 'type:platform', 'type:contract'],
  'type:test': ['type:test', 'type:tool', 'type:data', 'type:platform', 'type:contract'],
};
const services = createRequire(import.meta.url)('./libs/contracts/src/services.json');
const domains = [
  'scope:gateway',
  ...Object.keys(services).map((name) => `scope:${name.replace(/-service$/, '')}`),
];
const scopes = {
  'scope:shared': ['scope:shared'],
  ...Object.fromEntries(domains.map((domain) => [domain, [domain, 'scope:shared']])),
  // What looks at all domains at once.
  'scope:suite': ['scope:suite', ...domains, 'scope:shared'],
};

const boundaries = (alsoAllowed = []) => [
  'error',
  {
    banTransitiveDependencies: false,
    depConstraints: [
      ...Object.entries(layers).map(([sourceTag, allowed]) => ({
        sourceTag,
        onlyDependOnLibsWithTags: [...allowed, ...alsoAllowed],
      })),
      ...Object.entries(scopes).map(([sourceTag, onlyDependOnLibsWithTags]) => ({
        sourceTag,
        onlyDependOnLibsWithTags,
      })),
      // What proves something of the whole suite must not rest on the code that it is about.
      {
        allSourceTags: ['type:test', 'scope:suite'],
        onlyDependOnLibsWithTags: ['type:test', 'type:tool', 'type:contract'],
      },
    ],
  },
];

const RESTRICTED_IMPORTS = [
  {
    name: 'class-validator',
    importNames: ['IsOptional'],
    message: 'It lets null pass; take OptionalField of libs/http.',
  },
  {
    name: 'class-validator',
    importNames: ['IsUUID', 'isUUID'],
    message: 'There is one rule for ids; take IsUuid of libs/http.',
  },
  {
    name: '@nestjs/common',
    importNames: ['ParseUUIDPipe'],
    message: 'There is one rule for ids; take UuidParam of libs/http.',
  },
];

export default tseslint.config(
  { ignores: ['**/dist', '**/tmp', '**/node_modules', '.nx', '.emporium'] },
  js.configs.recommended,
  ...nx.configs['flat/base'],
  {
    files: ['**/*.js'],
    languageOptions: {
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly', process: 'readonly' },
    },
  },
  {
    files: ['**/*.{ts,mts}'],
    extends: [...tseslint.configs.recommendedTypeChecked, ...tseslint.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(),
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': [
        'error',
        {
          paths: RESTRICTED_IMPORTS,
        },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Read the environment in the config class of the app.',
        },
      ],
    },
  },
  {
    files: [
      '**/*.spec.ts',
      '**/*.int-spec.ts',
      '**/*.{e2e,prometheus,broker}-spec.ts',
      '{apps,libs}/*/src/testing/**/*.ts',
      'tests/e2e/**/*.ts',
    ],
    rules: {
      '@nx/enforce-module-boundaries': boundaries(['type:test']),
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      'max-lines': 'off',
      'no-restricted-properties': 'off',
    },
  },
  {
    files: ['apps/*-service/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            ...RESTRICTED_IMPORTS,
            {
              name: '@nestjs/common',
              importNames: ['Controller'],
              message: 'Take ResourceController of libs/idempotency: its POST and PATCH are repeatable.',
            },
          ],
        },
      ],
    },
  },
  {
    // Written as tutorials write it, without types for what a request holds.
    files: ['benchmarks/gateway/references/**/*.mts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'no-restricted-properties': 'off',
    },
  },
  {
    files: ['{tools,tests,benchmarks}/**/*.ts', 'libs/local-suite/**/*.ts', 'libs/testing/**/*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // A service with failpoints, or a mutant of it, is made of the service's own parts.
    files: ['tests/robustness/checkout/{failpoints,mutants}/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  prettier,
);
