import { type Request, type Response, Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import { clock, dayOf } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import { rateLimit } from '../../../platform/http/rate-limit.ts';
import { Asked, batches, refuseDownload, serveList } from '../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../platform/money.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { bonusXlsx } from './bonus/bonus-file.ts';
import { bonusProgramme } from './bonus/find-bonus.service.ts';
import type { CommissionClaim } from './data/commission-claim.entity.ts';
import { statementPdf, statementXlsx } from './files/statement-files.ts';
import { LIST_WORDS, PAYER_WORDS, ROLE_WORDS, wordsIn } from './files/words.ts';
import { type Cell, workbook } from './files/workbook.ts';
import { CLAIM_ORDER, type ClaimFilter, findClaim, visibleClaims } from './reading/find-claims.service.ts';
import { recordPdf, recordXlsx } from './record/record-files.ts';
import { signedText, type YearlyRecord, yearlyRecord } from './record/yearly-record.service.ts';
import { ClaimSideEnum } from './settlement.enums.ts';

const TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const;
type Ending = keyof typeof TYPES;

/** Rows that a workbook of a list holds; whoever needs more takes the CSV file. */
const MOST_ROWS = 10_000;

/** Makes a file for a reader; its name is without ending. */
type Make = (scope: Scope, asked: Asked, id: string) => Promise<{ name: string; content: Buffer | string }>;

/**
 * `GET /brokers/commissions.csv` and `.xlsx`: what the list shows; `/brokers/commissions/:id/statement.pdf` and `.xlsx`;
 * `/brokers/record.pdf`, `.xlsx` and `.json` (`?year=`); `/brokers/bonus.xlsx` (`?year=`).
 */
export function settlementRoutes(app: App, scopeOf: ResolveScope): Router {
  const limit = rateLimit(app.config);
  const router = Router();
  const list = serveList(scopeOf, 'commissions', async function* (scope, asked) {
    for await (const row of listRows(scope, asked)) yield row.map(textOf);
  });
  router.get('/brokers/commissions.csv', limit, list);
  const file = (path: string, ending: Ending, make: Make) =>
    router.get(`${path}.${ending}`, limit, (request, response) =>
      serve(scopeOf, request, response, ending, make),
    );
  file('/brokers/commissions', 'xlsx', listXlsx);
  file('/brokers/commissions/:id/statement', 'xlsx', async (scope, { language }, id) => {
    const claim = await claimFor(scope, id);
    return { name: claim.reference, content: await statementXlsx(scope, claim, language) };
  });
  file('/brokers/commissions/:id/statement', 'pdf', async (scope, { language }, id) => {
    const claim = await claimFor(scope, id);
    return { name: claim.reference, content: await renderPdf(await statementPdf(scope, claim, language)) };
  });
  file('/brokers/record', 'pdf', async (scope, asked) => {
    const record = await recordFor(scope, asked);
    const content = await renderPdf(recordPdf(record, asked.language));
    return { name: `${record.number}-${record.year}`, content };
  });
  file('/brokers/record', 'xlsx', async (scope, asked) => {
    const record = await recordFor(scope, asked);
    return { name: `${record.number}-${record.year}`, content: await recordXlsx(record, asked.language) };
  });
  file('/brokers/record', 'json', async (scope, asked) => {
    const record = await recordFor(scope, asked);
    return { name: `${record.number}-${record.year}`, content: signedText(record) };
  });
  file('/brokers/bonus', 'xlsx', async (scope, asked) => {
    const year = yearOf(asked);
    const lines = await bonusProgramme(scope, year);
    return { name: `bonus-${year}`, content: await bonusXlsx(lines, year, asked.language) };
  });
  return router;
}

async function serve(
  scopeOf: ResolveScope,
  request: Request,
  response: Response,
  ending: Ending,
  make: Make,
): Promise<void> {
  try {
    const scope = await scopeOf(request, response);
    const { name, content } = await make(scope, new Asked(request), String(request.params.id ?? ''));
    response.set({
      'content-type': TYPES[ending],
      'content-disposition': contentDisposition('attachment', `${name}.${ending}`),
      'cache-control': 'no-store',
    });
    response.end(content);
  } catch (error) {
    refuseDownload(response, error);
  }
}

async function claimFor(scope: Scope, id: string): Promise<CommissionClaim> {
  if (scope.actor.kind === 'visitor') throw new Refusal('SIGN_IN_REQUIRED');
  const claim = await findClaim(scope, id);
  if (!claim) throw new Refusal('NOT_FOUND');
  return claim;
}

/** @throws Refusal NOT_FOUND without a confirmed profile */
async function recordFor(scope: Scope, asked: Asked): Promise<YearlyRecord> {
  const record = await yearlyRecord(scope, yearOf(asked));
  if (!record) throw new Refusal('NOT_FOUND');
  return record;
}

/** The present year unless told. */
function yearOf(asked: Asked): number {
  const year = asked.one('year');
  return year === null ? Number(clock.today().slice(0, 4)) : Number(year);
}

const listXlsx: Make = async (scope, asked) => {
  const [head = [], ...rows] = await collected(listRows(scope, asked));
  const word = wordsIn(asked.language);
  const widths = [18, 30, 24, 24, 18, 16, 16, 16, 16, 16, 18, 16, 14];
  const sheet = { name: word(LIST_WORDS.sheet), widths, head: head.map(textOf), rows };
  return { name: `commissions-${clock.today()}`, content: await workbook([sheet]) };
};

async function collected(lines: AsyncIterable<Cell[]>): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  for await (const line of lines) {
    rows.push(line);
    if (rows.length > MOST_ROWS + 1) throw new Refusal('LIMIT', { params: { max: MOST_ROWS } });
  }
  return rows;
}

/** The list as rows, the headings first. */
async function* listRows(scope: Scope, asked: Asked): AsyncGenerator<Cell[]> {
  // Asked for before the first line, so that a refusal comes instead of the file.
  const query = visibleClaims(scope, filterOf(asked));
  const word = wordsIn(asked.language);
  const L = LIST_WORDS;
  yield [
    ...[L.reference, L.title, L.name, L.payer, L.role, L.paidBy, L.accrued, L.paid, L.pending],
    ...[L.open, L.waiting, L.invoiced, L.changed],
  ].map(word);
  for await (const claims of batches(query, CLAIM_ORDER)) {
    const payers = await organizationById.batch(scope.app, [
      ...new Set(claims.map(({ payerId }) => payerId)),
    ]);
    for (const claim of claims) {
      yield [
        ...[claim.reference, claim.title, claim.name, payers.get(claim.payerId)?.name ?? ''],
        ...[word(ROLE_WORDS[claim.role]), word(PAYER_WORDS[claim.payer])],
        ...[claim.accrued, claim.paid, claim.pending, claim.open, claim.waiting, claim.invoiced],
        dayOf(claim.changedAt),
      ];
    }
  }
}

function filterOf(asked: Asked): ClaimFilter {
  const [side] = asked.codes('side', ClaimSideEnum) ?? [];
  return { side: side ?? 'TO_RECEIVE', open: asked.one('open') === 'true', text: asked.one('text') };
}

function textOf(cell: Cell): string {
  return typeof cell === 'bigint' ? formatYuan(cell) : String(cell ?? '');
}
