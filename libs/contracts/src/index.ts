export * from './body-limits';
export * from './catalogue-revision';
export * from './reservation';
export * from './role';
export * from './services';
export * from './session';
export * from './catalogue-product';
