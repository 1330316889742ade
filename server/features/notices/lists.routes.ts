import { Router } from 'express';
import type { App } from '../../platform/app.ts';
import type { ResolveScope } from '../../platform/feature.ts';
import { batches, serveList } from '../../platform/http/serve-list.ts';
import { NOTICE_ORDER, visibleNotices } from './find-notices.service.ts';
import { OBJECTION_ORDER, visibleObjections } from './find-objections.service.ts';
import { noticeLines, objectionLines } from './list-columns.ts';
import { NoticeAudienceEnum, NoticeKindEnum, NoticeStateEnum, ObjectionStateEnum } from './notices.enums.ts';

/** `GET /notices.csv` and `GET /objections.csv`: what the lists show with the same filters, streamed. */
export function noticeRoutes(_app: App, scopeOf: ResolveScope): Router {
  const notices = serveList(scopeOf, 'notices', (scope, asked) => {
    const query = visibleNotices(scope, {
      organizationId: asked.one('organizationId'),
      audience: asked.codes('audience', NoticeAudienceEnum)?.[0] ?? null,
      states: asked.codes('states', NoticeStateEnum),
      kinds: asked.codes('kinds', NoticeKindEnum),
    });
    return noticeLines(scope, batches(query, NOTICE_ORDER), asked.language);
  });
  const objections = serveList(scopeOf, 'objections', (scope, asked) => {
    const query = visibleObjections(scope, {
      states: asked.codes('states', ObjectionStateEnum),
      mine: asked.one('mine') === 'true',
    });
    return objectionLines(scope, batches(query, OBJECTION_ORDER), asked.language);
  });
  return Router().get('/notices.csv', notices).get('/objections.csv', objections);
}
