import { camelCase, constantCase, pascalCase, words } from '../names';

/** What the templates call things. */
export type Names = ReturnType<typeof namesOf>;

export const namesOf = (domain: string, one: string, many: string) => ({
  ...{ domain, service: `${domain}-service`, Domain: pascalCase(domain), camelDomain: camelCase(domain) },
  ...{ one, One: pascalCase(one), oneOf: camelCase(one), ONE: constantCase(one), words: words(one) },
  ...{ many, Many: pascalCase(many), manyOf: camelCase(many), manyWords: words(many) },
  article: /^[aeiou]/.test(one) ? 'an' : 'a',
});
