import { Router } from 'express';
import type { SelectQueryBuilder } from 'typeorm';
import type { App, Scope } from '../../../platform/app.ts';
import { clock, dayOf } from '../../../platform/clock.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import {
  Asked,
  batches,
  type FileLanguage,
  refuseDownload,
  serveList,
} from '../../../platform/http/serve-list.ts';
import { organizationById, userById } from '../../accounts/accounts.loaders.ts';
import { dealById } from '../../deals/deal.loaders.ts';
import { certificatePdf } from './certificate/certificate-pdf.ts';
import { INTRODUCTION_WORDS } from './certificate/certificate-words.ts';
import type { Introduction } from './data/introduction.entity.ts';
import type { IntroductionClaim } from './data/introduction-parts.entity.ts';
import {
  IntroductionClaimStateEnum,
  IntroductionSortEnum,
  IntroductionStateEnum,
} from './introduction.enums.ts';
import { answersOfIntroduction, claimsOfIntroduction, introductionById } from './introduction.loaders.ts';
import { introductionStateAt } from './introduction.states.ts';
import {
  CLAIM_ORDER,
  contestedClaims,
  INTRODUCTION_SORTS,
  type IntroductionListFilter,
  receivedIntroductions,
  recordedIntroductions,
} from './reading/find-introductions.service.ts';

const HEADS: Readonly<Record<FileLanguage, readonly string[]>> = {
  zh: [
    ...['编号', '事项', '成果单位', '企业', '技术经理人', '委托方', '状态', '登记日', '保护期至'],
    ...['单位答复', '企业答复', '相关案件', '标识'],
  ],
  en: [
    ...['Number', 'On', 'Unit', 'Enterprise', 'Broker', 'Client', 'State', 'Recorded', 'Protected until'],
    ...['Unit says', 'Enterprise says', 'Deals', 'Id'],
  ],
};

const CLAIM_HEADS: Readonly<Record<FileLanguage, readonly string[]>> = {
  zh: ['引荐', '事项', '案件', '发现日', '状态', '不认可的理由', '说明', '平台认定', '标识'],
  en: ['Introduction', 'On', 'Deal', 'Found', 'State', 'Contested because', 'In words', 'Finding', 'Id'],
};

type ListOf = (scope: Scope, filter: IntroductionListFilter) => SelectQueryBuilder<Introduction>;

/**
 * `GET /introductions/recorded.csv` and `received.csv`: what the lists show, streamed; `contested.csv`: claims before the
 * platform; `GET /introductions/:id/certificate.pdf`: the certificate.
 */
export function introductionRoutes(_app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  router.get(
    '/introductions/recorded.csv',
    introductionList(scopeOf, 'introductions', recordedIntroductions),
  );
  router.get('/introductions/received.csv', introductionList(scopeOf, 'introduced', receivedIntroductions));
  router.get(
    '/introductions/contested.csv',
    serveList(scopeOf, 'contested-introductions', async function* (scope, asked) {
      const query = contestedClaims(scope, asked.codes('states', IntroductionClaimStateEnum));
      yield CLAIM_HEADS[asked.language];
      for await (const rows of batches(query, CLAIM_ORDER))
        yield* await claimLines(scope, rows, asked.language);
    }),
  );
  router.get('/introductions/:id/certificate.pdf', async (request, response) => {
    try {
      const scope = await scopeOf(request, response);
      const { name, file } = await certificatePdf(scope, request.params.id, new Asked(request).language);
      response.set({
        'content-type': 'application/pdf',
        'content-disposition': contentDisposition('inline', `${name}.pdf`),
        'cache-control': 'no-store',
      });
      response.send(file);
    } catch (error) {
      refuseDownload(response, error);
    }
  });
  return router;
}

function introductionList(scopeOf: ResolveScope, name: string, listOf: ListOf) {
  return serveList(scopeOf, name, async function* (scope, asked) {
    const states = asked.codes('states', IntroductionStateEnum);
    const sort = asked.codes('sort', IntroductionSortEnum)?.[0] ?? 'NEWEST';
    // Asked for before the first line, so that a refusal comes instead of the file.
    const query = listOf(scope, { states, text: asked.one('text'), hasClaim: asked.one('claim') === 'yes' });
    yield HEADS[asked.language];
    for await (const rows of batches(query, INTRODUCTION_SORTS[sort]))
      yield* await lines(scope, rows, asked.language);
  });
}

async function lines(
  { app }: Scope,
  rows: readonly Introduction[],
  language: FileLanguage,
): Promise<string[][]> {
  const words = INTRODUCTION_WORDS[language];
  const ids = rows.map(({ id }) => id);
  const answers = await answersOfIntroduction.batch(app, ids);
  const claims = await claimsOfIntroduction.batch(app, ids);
  const organizations = await organizationById.batch(
    app,
    unique(rows.flatMap((row) => [row.unitId, row.enterpriseId])),
  );
  const users = await userById.batch(app, unique(rows.map(({ userId }) => userId)));
  const dealIds = unique([...claims.values()].flat().map(({ dealId }) => dealId));
  const deals = await dealById.batch(app, dealIds);
  const nameOf = (id: string) => organizations.get(id)?.name ?? '';
  return rows.map((row) => {
    const own = claims.get(row.id) ?? [];
    const said = (side: 'OWNER' | 'ENTERPRISE') => {
      const answer = answers.get(row.id)?.find((each) => each.side === side);
      if (!answer) return words.noAnswer;
      return answer.doubt ? words.doubts[answer.doubt] : words.states.ACKNOWLEDGED;
    };
    return [
      ...[row.number, row.title, nameOf(row.unitId), nameOf(row.enterpriseId)],
      users.get(row.userId)?.name ?? '',
      words.sides[row.clientSide],
      words.states[introductionStateAt(row, own, clock.today())],
      ...[dayOf(row.recordedAt), row.protectedUntil, said('OWNER'), said('ENTERPRISE')],
      own.map((claim) => `${deals.get(claim.dealId)?.number ?? ''} ${words.claims[claim.state]}`).join('; '),
      row.id,
    ];
  });
}

async function claimLines(
  { app }: Scope,
  rows: readonly IntroductionClaim[],
  language: FileLanguage,
): Promise<string[][]> {
  const words = INTRODUCTION_WORDS[language];
  const introductions = await introductionById.batch(
    app,
    unique(rows.map(({ introductionId }) => introductionId)),
  );
  const deals = await dealById.batch(app, unique(rows.map(({ dealId }) => dealId)));
  return rows.map((row) => {
    const introduction = introductions.get(row.introductionId);
    return [
      ...[introduction?.number ?? '', introduction?.title ?? '', deals.get(row.dealId)?.number ?? ''],
      ...[dayOf(row.foundAt), words.claims[row.state], row.doubt ? words.doubts[row.doubt] : ''],
      ...[row.contestReason ?? '', row.finding ?? '', row.id],
    ];
  });
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
