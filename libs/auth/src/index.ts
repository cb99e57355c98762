export * from './auth.decorators';
export * from './auth.errors';
export * from './auth.module';
export * from './authenticator';
export * from './bearer-challenge';
export * from './identity';
export * from './signing-secrets';
export * from './tokens';
