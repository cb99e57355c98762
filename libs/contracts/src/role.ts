/** What a user may do: a customer acts on what is theirs, an administrator on everything. */
export const ROLES = ['customer', 'admin'] as const;
export type Role = (typeof ROLES)[number];
