/** Where `npm start` keeps things, seen from the root of the workspace; git ignores all of it. */
export const STATE_FOLDER = '.emporium';
export const DATA_FOLDER = `${STATE_FOLDER}/data`;
export const LOG_FOLDER = `${STATE_FOLDER}/logs`;
export const ADMIN_PASSWORD_FILE = `${STATE_FOLDER}/admin-password`;
