import { type Request, type Response, Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import { rateLimit } from '../../../platform/http/rate-limit.ts';
import { refuseDownload } from '../../../platform/http/serve-list.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import { findStatements, type Statement } from './find-statement.service.ts';
import { statementsPdf } from './statement-pdf.ts';
import type { Language } from './statement-words.ts';
import { writeStatementsXlsx } from './write-statement-xlsx.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Send = (
  scope: Scope,
  statements: readonly Statement[],
  language: Language,
  response: Response,
) => Promise<void>;

/**
 * `GET /ledger/statement.xlsx` and `.pdf`: statements of one account (`?account=`) or of all accounts of the reader in
 * a deal (`?deal=`), with `from`, `to` and `lang`.
 */
export function statementRoutes(app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  const formats = { xlsx: writeStatementsXlsx, pdf: sendPdf } as const;
  for (const [ending, send] of Object.entries(formats)) {
    router.get(`/ledger/statement.${ending}`, rateLimit(app.config), (request, response) =>
      serve(request, response, scopeOf, ending, send),
    );
  }
  return router;
}

async function serve(
  request: Request,
  response: Response,
  scopeOf: ResolveScope,
  ending: string,
  send: Send,
): Promise<void> {
  try {
    const scope = await scopeOf(request, response);
    if (scope.actor.kind === 'visitor') throw new Refusal('SIGN_IN_REQUIRED');
    const [account, deal] = [one(request, 'account'), one(request, 'deal')];
    const statements = await findStatements(
      scope,
      account === null ? { dealId: deal ?? '' } : { accountId: account },
      { from: one(request, 'from'), to: one(request, 'to') },
    );
    if (statements.length === 0) throw new Refusal('NOT_FOUND');
    response.set({
      'content-type': ending === 'pdf' ? 'application/pdf' : XLSX,
      'content-disposition': contentDisposition('attachment', `statement-${clock.today()}.${ending}`),
      'cache-control': 'no-store',
    });
    await send(scope, statements, one(request, 'lang')?.startsWith('en') ? 'en' : 'zh', response);
  } catch (error) {
    refuseDownload(response, error);
  }
}

const sendPdf: Send = async (scope, statements, language, response) => {
  response.end(await renderPdf(await statementsPdf(scope, statements, language)));
};

function one({ query }: Request, name: string): string | null {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
