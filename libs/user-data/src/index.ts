export * from './email-addresses.repository';
export * from './failed-logins.repository';
export * from './session';
export * from './sessions.repository';
export * from './user';
export * from './user-data.module';
export * from './user.errors';
export * from './users.repository';
