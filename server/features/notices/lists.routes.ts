import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { App, Scope } from '../../platform/app.ts';
import { clock } from '../../platform/clock.ts';
import { CSV_START, csvLine } from '../../platform/csv.ts';
import { applyKeyset, type SortKey } from '../../platform/database/page.ts';
import { Refusal } from '../../platform/errors.ts';
import type { ResolveScope } from '../../platform/feature.ts';
import { contentDisposition } from '../../platform/files/file-name.ts';
import { NOTICE_ORDER, visibleNotices } from './find-notices.service.ts';
import { OBJECTION_ORDER, visibleObjections } from './find-objections.service.ts';
import { type Language, noticeLines, objectionLines } from './list-columns.ts';
import { NoticeAudienceEnum, NoticeKindEnum, NoticeStateEnum, ObjectionStateEnum } from './notices.enums.ts';

const BATCH = 500;

/** `GET /notices.csv` and `GET /objections.csv`: what the lists show with the same filters, streamed. */
export function noticeRoutes(_app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  router.get('/notices.csv', (request, response) =>
    serve(request, response, scopeOf, 'notices', (scope, language) => {
      const query = visibleNotices(scope, {
        organizationId: one(request, 'organizationId') ?? null,
        audience: codes(request, 'audience', NoticeAudienceEnum)?.[0] ?? null,
        states: codes(request, 'states', NoticeStateEnum) ?? null,
        kinds: codes(request, 'kinds', NoticeKindEnum) ?? null,
      });
      return noticeLines(scope, batches(query, NOTICE_ORDER), language);
    }),
  );
  router.get('/objections.csv', (request, response) =>
    serve(request, response, scopeOf, 'objections', (scope, language) => {
      const query = visibleObjections(scope, {
        states: codes(request, 'states', ObjectionStateEnum) ?? null,
        mine: one(request, 'mine') === 'true',
      });
      return objectionLines(scope, batches(query, OBJECTION_ORDER), language);
    }),
  );
  return router;
}

/** The rows of a query in order, 500 at a time. */
async function* batches<T extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<T>,
  order: SortKey<T>,
): AsyncGenerator<T[]> {
  for (let last: T | undefined; ; ) {
    const after = last ? { value: order.value(last), id: last.id } : null;
    const rows = await applyKeyset(query.clone(), order, after).limit(BATCH).getMany();
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1);
  }
}

async function serve(
  request: Request,
  response: Response,
  scopeOf: ResolveScope,
  name: string,
  lines: (scope: Scope, language: Language) => AsyncGenerator<string[]>,
): Promise<void> {
  const scope = await scopeOf(request, response);
  try {
    const rows = lines(scope, one(request, 'lang')?.startsWith('en') ? 'en' : 'zh');
    response.set({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': contentDisposition('attachment', `${name}-${clock.today()}.csv`),
      'cache-control': 'no-store',
    });
    await pipeline(Readable.from(text(rows)), response);
  } catch (error) {
    // Whoever goes away in the middle wants nothing more.
    if (response.destroyed && !(error instanceof Refusal)) return;
    if (!(error instanceof Refusal) || response.headersSent) throw error;
    response.removeHeader('content-disposition');
    const status = error.code === 'SIGN_IN_REQUIRED' ? 401 : 400;
    response.status(status).json({ userErrors: error.errors });
  }
}

async function* text(rows: AsyncGenerator<string[]>): AsyncGenerator<string> {
  yield CSV_START;
  for await (const row of rows) yield csvLine(row);
}

function one({ query }: Request, name: string): string | undefined {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function codes<Code extends string>(
  request: Request,
  name: string,
  known: Readonly<Record<Code, Code>>,
): Code[] | undefined {
  return one(request, name)
    ?.split(',')
    .map((value) => {
      if (!Object.hasOwn(known, value)) throw new Refusal('INVALID', { field: name });
      return value as Code;
    });
}
