import { createHash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { DAY_MS } from '../../../platform/clock.ts';
import type { Config } from '../../../platform/config.ts';

export const SESSION_COOKIE = 'fruition_session';
/** A session ends when it was not used for so long … */
export const IDLE_LIMIT_MS = 30 * DAY_MS;
/** … and after so long in any case. */
export const SESSION_LIMIT_MS = 180 * DAY_MS;

const COOKIE = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([A-Za-z0-9_-]{43})(?:;|$)`);

/** What a request acts with after a mutation within it began or ended a session. */
const replaced = new WeakMap<Request, string | null>();

/** A new token: 256 random bits, readable in a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. It needs no salt: nobody guesses 256 bits. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The session token of a request, or null if there is none that could be one. */
export function sessionToken(request: Request): string | null {
  const known = replaced.get(request);
  if (known !== undefined) return known;
  return COOKIE.exec(request.headers.cookie ?? '')?.[1] ?? null;
}

/** Gives the browser a session's token, or takes it away; the rest of this request acts accordingly. */
export function setSessionToken(
  config: Config,
  request: Request,
  response: Response,
  token: string | null,
): void {
  replaced.set(request, token);
  const attributes = {
    httpOnly: true,
    sameSite: 'lax',
    secure: config.publicUrl.startsWith('https:'),
    path: '/',
  } as const;
  if (token === null) response.clearCookie(SESSION_COOKIE, attributes);
  else response.cookie(SESSION_COOKIE, token, { ...attributes, maxAge: SESSION_LIMIT_MS });
}
