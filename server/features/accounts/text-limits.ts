/** Longest texts in characters. */
export const MAX_NAME = 60;
export const MAX_ORGANIZATION_NAME = 120;
export const MAX_TITLE = 60;
export const MAX_REASON = 500;
export const MAX_INTRO = 4000;
export const MAX_URL = 300;
export const MAX_EMAIL = 254;
export const MAX_PASSWORD = 200;
export const MAX_USER_AGENT = 300;
export const MAX_CONTACT = 500;
