export * from './body-limits';
export * from './catalogue-product';
export * from './catalogue-revision';
export * from './merge-lines';
export * from './reservation';
export * from './role';
export * from './services';
export * from './session';
