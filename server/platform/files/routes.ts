import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import type { App } from '../app.ts';
import { Refusal, type UserErrorCode } from '../errors.ts';
import type { Feature, ResolveScope } from '../feature.ts';
import { rateLimit } from '../http/rate-limit.ts';
import { log } from '../log.ts';
import { fileAccessOf, mayReadFile } from './file-access.ts';
import { PURPOSES, SHOWN_INLINE } from './file-kinds.ts';
import { contentDisposition } from './file-name.ts';
import { type ByteRange, FileStoreError } from './file-store.ts';
import { findFile, openFile, receiveFile } from './files.service.ts';
import type { FilePurpose, StoredFile } from './stored-file.entity.ts';

/** An upload that brings nothing for so long is cut off. */
const IDLE_MS = 60_000;
/** How long what still comes of a refused upload is read and thrown away, so that its sender gets to see the answer. */
const LINGER_MS = 2_000;
const MAX_NAME = 1_000;

/**
 * `POST /files?name=…&purpose=…` takes one file as the body; `GET /files/:id` gives it to who may read it.
 * Refusals are `{ userErrors }` with a fitting status; a file that may not be read looks like one that is not there.
 */
export function fileRoutes(app: App, features: readonly Feature[], scopeOf: ResolveScope): Router {
  const router = Router();
  const rules = fileAccessOf(features);

  router.post('/files', rateLimit(app.config), async (request, response) => {
    try {
      const file = await upload(request, response, scopeOf);
      response.status(201).location(file.url).json(view(file));
    } catch (error) {
      // The sender is gone, and nothing of the upload was kept.
      if (request.destroyed && !request.complete) return;
      refuse(request, response, error);
    }
  });

  router.get('/files/:id', async (request, response) => {
    const file = await findFile(app, request.params.id);
    const readable =
      file !== null && (await mayReadFile(app, (await scopeOf(request, response)).actor, file, rules));
    if (readable) await send(app, file, request, response);
    else refuse(request, response, new Refusal('NOT_FOUND'));
  });
  return router;
}

async function upload(request: Request, response: Response, scopeOf: ResolveScope): Promise<StoredFile> {
  // Other sites cannot send this header without being asked, so they cannot upload in a user's name.
  if (request.get('x-requested-with') !== 'fruition')
    throw new Refusal('FORBIDDEN', { field: 'x-requested-with' });
  if (request.get('content-encoding')) throw new Refusal('INVALID', { field: 'content-encoding' });
  const name = text(request.query.name) ?? '';
  if (name.length > MAX_NAME) throw new Refusal('TOO_LONG', { field: 'name', params: { max: MAX_NAME } });
  const purpose = text(request.query.purpose) ?? 'document';
  if (!isPurpose(purpose)) throw new Refusal('INVALID', { field: 'purpose' });
  const scope = await scopeOf(request, response);
  request.setTimeout(IDLE_MS, () => request.destroy());
  const announcedSize = Number(request.get('content-length') ?? 0);
  // Left early, the request must live on, to be answered.
  const content = request.iterator({ destroyOnReturn: false });
  return receiveFile(scope, { content, name, purpose, announcedSize });
}

async function send(app: App, file: StoredFile, request: Request, response: Response): Promise<void> {
  const inline = SHOWN_INLINE.has(file.mediaType);
  response.set({
    'content-disposition': contentDisposition(inline ? 'inline' : 'attachment', file.name),
    'content-security-policy': contentSecurity(file.mediaType),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'SAMEORIGIN',
    // May be kept, but is asked for again each time: the right to read it can end.
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    etag: `"${file.sha256}"`,
  });
  // Not by `set`, which would claim that every text is UTF-8.
  response.setHeader('content-type', file.mediaType);
  if (request.fresh) return void response.status(304).end();
  const range = rangeOf(request, response, file);
  if (range === 'unsatisfiable') {
    return void response.status(416).set('content-range', `bytes */${file.size}`).end();
  }
  if (range) response.status(206).set('content-range', `bytes ${range.start}-${range.end}/${file.size}`);
  response.set('content-length', String(range ? range.end - range.start + 1 : file.size));
  if (request.method === 'HEAD') return void response.end();
  try {
    await pipeline(await openFile(app, file, range), response);
  } catch (error) {
    if (request.destroyed || response.closed) return;
    for (const header of ['content-length', 'etag', 'content-disposition']) response.removeHeader(header);
    refuse(request, response, error);
  }
}

/** The asked part of the content; only single ranges are served, others get the whole. */
function rangeOf(
  request: Request,
  response: Response,
  file: StoredFile,
): ByteRange | undefined | 'unsatisfiable' {
  const condition = request.get('if-range');
  if (condition && condition !== response.get('etag')) return undefined;
  const ranges = request.range(file.size, { combine: true });
  if (ranges === -1) return 'unsatisfiable';
  if (!Array.isArray(ranges) || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  return ranges[0];
}

/** Whatever the content is, it runs nothing, loads nothing and is framed by nobody else. Viewers of PDF need more air. */
function contentSecurity(mediaType: string): string {
  const rules = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
  return mediaType === 'application/pdf' ? `${rules}; object-src 'self'` : `${rules}; sandbox`;
}

function view({ id, name, mediaType, size, sha256, url, uploadedAt }: StoredFile) {
  return { id, name, mediaType, size, sha256, url, uploadedAt };
}

const STATUS: Partial<Record<UserErrorCode, number>> = {
  SIGN_IN_REQUIRED: 401,
  FORBIDDEN: 403,
  CONSENT_REQUIRED: 403,
  NOT_FOUND: 404,
  UNAVAILABLE: 503,
};

function statusOf(refusal: Refusal): number {
  const [error] = refusal.errors;
  if (error?.code === 'LIMIT') return error.field === 'content' ? 413 : 429;
  if (error?.code === 'INVALID' && error.field?.startsWith('content')) return 415;
  return STATUS[refusal.code] ?? 400;
}

/** Answers a refusal; faults go on to the application's own handler. */
function refuse(request: Request, response: Response, error: unknown): void {
  if (error instanceof FileStoreError) {
    log.error({ err: error }, 'the file store failed');
    refuse(request, response, new Refusal('UNAVAILABLE'));
    return;
  }
  if (!(error instanceof Refusal) || response.headersSent) throw error;
  response.status(statusOf(error)).set('cache-control', 'no-store').json({ userErrors: error.errors });
  if (request.complete) return;
  request.resume();
  const linger = setTimeout(() => request.destroy(), LINGER_MS);
  request.once('close', () => clearTimeout(linger));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isPurpose(value: string): value is FilePurpose {
  return Object.hasOwn(PURPOSES, value);
}
