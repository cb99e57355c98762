/** The administrator whom the suite under test makes at its start. */
export const ADMIN = { email: 'admin@emporium.example', password: 'open-sesame-at-dawn' };
