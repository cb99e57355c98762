/** Something that a client may claim in a header and that must count for nothing. */
export interface SpoofedField {
  readonly field: string;
  readonly value: string;
  /** A service believes its gateway about this one; it names no person and no right. */
  readonly isGatewaysOwn?: boolean;
}

const ADDRESS = '203.0.113.66';

/** Fields that proxies, frameworks and services have been known to believe. @param victimId whom to pass for */
export const spoofedFields = (victimId: string, secretPath: string): readonly SpoofedField[] => [
  ...['X-User-Id', 'X-User', 'X-Forwarded-User', 'X-Remote-User', 'Remote-User', 'X-Auth-User', 'X-Sub'].map(
    (field) => ({ field, value: victimId }),
  ),
  ...['X-User-Role', 'X-Role', 'X-Roles', 'X-Forwarded-Groups', 'X-Admin', 'X-Internal-Role'].map(
    (field) => ({
      field,
      value: 'admin',
    }),
  ),
  ...['X-Internal', 'X-Internal-Request', 'X-Internal-Token', 'X-Service', 'X-Gateway-Auth'].map((field) => ({
    field,
    value: 'true',
  })),
  { field: 'X-User-Email', value: 'admin@emporium.example' },
  ...['X-Original-URL', 'X-Rewrite-URL', 'X-Original-URI', 'X-Forwarded-Uri', 'X-Forwarded-Path'].map(
    (field) => ({ field, value: secretPath }),
  ),
  ...['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'].map((field) => ({
    field,
    value: 'DELETE',
  })),
  { field: 'Forwarded', value: `for=${ADDRESS};host=spoofed.example;proto=https` },
  ...['X-Real-IP', 'X-Client-IP', 'True-Client-IP', 'X-Forwarded-For', 'CF-Connecting-IP'].map((field) => ({
    field,
    value: ADDRESS,
  })),
  ...['X-Forwarded-Host', 'X-Forwarded-Server', 'X-Host'].map((field) => ({
    field,
    value: 'spoofed.example',
  })),
  { field: 'X-Forwarded-Proto', value: 'gopher' },
  { field: 'X-Forwarded-Port', value: '666' },
  { field: 'X-Forwarded-Prefix', value: '/api/v1', isGatewaysOwn: true },
  { field: 'X-Request-Timeout-Ms', value: '1', isGatewaysOwn: true },
];
