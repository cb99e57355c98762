import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ADMIN_PASSWORD_FILE, STATE_FOLDER } from './paths';

const PASSWORD_BYTES = 15;

export interface Administrator {
  email: string;
  password: string;
}

/** The administrator that user-service makes: from the environment, else with a password that is generated once and stored. */
export function administrator(env: NodeJS.ProcessEnv): Administrator {
  return {
    email: env.ADMIN_EMAIL || 'admin@emporium.example',
    password: env.ADMIN_PASSWORD || storedPassword(),
  };
}

function storedPassword(): string {
  if (existsSync(ADMIN_PASSWORD_FILE)) return readFileSync(ADMIN_PASSWORD_FILE, 'utf8').trim();
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  mkdirSync(STATE_FOLDER, { recursive: true });
  writeFileSync(ADMIN_PASSWORD_FILE, `${password}\n`, { mode: 0o600 });
  return password;
}
