import { type RequestHandler, Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import { rateLimit } from '../../../platform/http/rate-limit.ts';
import { Asked, type FileLanguage, refuseDownload } from '../../../platform/http/serve-list.ts';
import { calendarOf } from './calendar.ts';
import {
  badgesOf,
  type Paper,
  profileOfEntry,
  profilesOf,
  slidesOf,
  slidesOfEntry,
} from './papers/papers.service.ts';

type Find = (scope: Scope, id: string, language: FileLanguage) => Promise<Paper>;

/**
 * Slides, profiles and badges as PDF, and the calendar file:
 * `GET /roadshows/:id/{slides,profiles,badges}.pdf`, `GET /roadshows/entries/:id/{slides,profile}.pdf`,
 * `GET /roadshows/:id/programme.ics`.
 */
export function programmeRoutes(app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  // To lay a deck out takes seconds of a core.
  const paper = (find: Find): RequestHandler[] => [rateLimit(app.config), servePaper(scopeOf, find)];
  router.get('/roadshows/entries/:id/slides.pdf', paper(slidesOfEntry));
  router.get('/roadshows/entries/:id/profile.pdf', paper(profileOfEntry));
  router.get('/roadshows/:id/slides.pdf', paper(slidesOf));
  router.get('/roadshows/:id/profiles.pdf', paper(profilesOf));
  router.get('/roadshows/:id/badges.pdf', paper(badgesOf));
  router.get('/roadshows/:id/programme.ics', async (request, response) => {
    try {
      const scope = await scopeOf(request, response);
      const { name, file } = await calendarOf(scope, request.params.id, new Asked(request).language);
      response.set({
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': contentDisposition('attachment', `${name}.ics`),
        'cache-control': 'no-store',
      });
      response.send(file);
    } catch (error) {
      refuseDownload(response, error);
    }
  });
  return router;
}

function servePaper(scopeOf: ResolveScope, find: Find): RequestHandler {
  return async (request, response) => {
    try {
      const scope = await scopeOf(request, response);
      const { name, file } = await find(scope, String(request.params.id), new Asked(request).language);
      response.set({
        'content-type': 'application/pdf',
        'content-disposition': contentDisposition('inline', `${name}.pdf`),
        'cache-control': 'no-store',
      });
      response.send(file);
    } catch (error) {
      refuseDownload(response, error);
    }
  };
}
