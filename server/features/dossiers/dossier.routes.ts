import { existsSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { type Request, type Response, Router } from 'express';
import type { App } from '../../platform/app.ts';
import { clock } from '../../platform/clock.ts';
import { Refusal } from '../../platform/errors.ts';
import type { ResolveScope } from '../../platform/feature.ts';
import { contentDisposition } from '../../platform/files/file-name.ts';
import { FileStoreError } from '../../platform/files/file-store.ts';
import { rateLimit } from '../../platform/http/rate-limit.ts';
import { log } from '../../platform/log.ts';
import { takeDossier } from './take-dossier.service.ts';
import type { DossierFormat } from './takings.service.ts';

const MEDIA_TYPES: Readonly<Record<DossierFormat, string>> = {
  pdf: 'application/pdf',
  zip: 'application/zip',
};

/**
 * `GET /dossiers/:caseType/:caseId/dossier.pdf` and `….zip` (`?language=en`) for those who may have the dossier; what
 * anybody needs to verify one is public: the verifier, a program for Node without packages, and the platform's key at
 * `/.well-known/audit-key.pem`.
 */
export function dossierRoutes(app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  for (const format of ['pdf', 'zip'] as const) {
    const path = `/dossiers/:caseType/:caseId/dossier.${format}` as const;
    router.get(path, rateLimit(app.config), (request, response) => serve(request, response, scopeOf, format));
  }
  router.get('/.well-known/verify-dossier.mjs', (_request, response) => {
    response.set('content-type', 'text/javascript; charset=utf-8');
    response.sendFile(verifierFile(), { dotfiles: 'allow' });
  });
  return router;
}

async function serve(
  request: Request,
  response: Response,
  scopeOf: ResolveScope,
  format: DossierFormat,
): Promise<void> {
  const { caseType, caseId } = request.params as { caseType: string; caseId: string };
  try {
    const scope = await scopeOf(request, response);
    if (scope.actor.kind === 'visitor') throw new Refusal('SIGN_IN_REQUIRED');
    const language = request.query.language === 'en' ? 'en' : 'zh';
    const { title, content } = await takeDossier(scope, { caseType, caseId }, format, language);
    response.set({
      'content-type': MEDIA_TYPES[format],
      'content-disposition': contentDisposition(
        'attachment',
        `${fileName(title)}-${clock.today()}.${format}`,
      ),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    await pipeline(content, response);
  } catch (error) {
    // Whoever goes away in the middle wants nothing more.
    if (response.destroyed && !(error instanceof Refusal)) return;
    refuse(response, error);
  }
}

function refuse(response: Response, error: unknown): void {
  if (error instanceof FileStoreError) {
    log.error({ err: error }, 'the file store failed');
    refuse(response, new Refusal('UNAVAILABLE'));
    return;
  }
  if (!(error instanceof Refusal) || response.headersSent) throw error;
  const status = { SIGN_IN_REQUIRED: 401, NOT_FOUND: 404, UNAVAILABLE: 503 } as Partial<
    Record<string, number>
  >;
  response.set('cache-control', 'no-store');
  response.status(status[error.code] ?? 400).json({ userErrors: error.errors });
}

/** A title as the beginning of a file's name. */
function fileName(title: string): string {
  const safe = title.replace(/[\p{C}<>:"|?*/\\]/gu, ' ').trim();
  return [...safe].slice(0, 60).join('') || 'dossier';
}

/** The verifier: beside this file in the sources, from where the bundle lies in the build. */
function verifierFile(): string {
  const near = fileURLToPath(new URL('./verify-dossier.mjs', import.meta.url));
  const source = new URL('../../server/features/dossiers/verify-dossier.mjs', import.meta.url);
  return existsSync(near) ? near : fileURLToPath(source);
}
