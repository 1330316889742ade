import { Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import {
  type Asked,
  batches,
  type FileLanguage,
  refuseDownload,
  serveList,
} from '../../../platform/http/serve-list.ts';
import { userById } from '../../accounts/accounts.loaders.ts';
import { organizationNames } from '../../accounts/organizations/existing-organizations.service.ts';
import { brokerById } from '../broker.loaders.ts';
import type { Engagement } from './data/engagement.entity.ts';
import { ENGAGEMENT_STATES, type EngagementState } from './engagement.enums.ts';
import { EngagementPositionEnum } from './engagement.types.ts';
import { type LetterFormat, mandateLetter } from './letter/mandate-letter.service.ts';
import { ENGAGEMENTS_ORDER, visibleEngagements } from './reading/find-engagements.service.ts';
import { positionOf } from './reading/position.ts';

const TYPES: Readonly<Record<LetterFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
const HEADS: Readonly<Record<FileLanguage, readonly string[]>> = {
  zh: ['编号', '状态', '委托方', '牵头经理人', '我方身份', '委托事项', '独家', '起始日', '截止日'],
  en: ['Number', 'State', 'Client', 'Leading broker', 'You are', 'Scope', 'Exclusive', 'From', 'Until'],
};
const STATES: Readonly<Record<FileLanguage, Readonly<Record<EngagementState, string>>>> = {
  zh: {
    PROPOSED: '待接受',
    ACCEPTED: '待签署',
    ACTIVE: '生效中',
    FULFILLED: '已完成',
    DECLINED: '未达成',
    ENDED: '已终止',
  },
  en: {
    PROPOSED: 'proposed',
    ACCEPTED: 'to be signed',
    ACTIVE: 'active',
    FULFILLED: 'fulfilled',
    DECLINED: 'declined',
    ENDED: 'ended',
  },
};
const POSITIONS = {
  zh: { CLIENT: '委托方', BROKER: '牵头经理人', SHARES: '受益人' },
  en: { CLIENT: 'client', BROKER: 'leading broker', SHARES: 'shares the commission' },
} as const;
const YES = { zh: ['是', '否'], en: ['yes', 'no'] } as const;

/**
 * `GET /engagements/:id/mandate.pdf` and `.docx` (`?version=2`): the mandate letter, for who may read that version;
 * `GET /engagements.csv`: what the list shows with the same filters, streamed.
 */
export function engagementRoutes(_app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  for (const format of ['pdf', 'docx'] as const) {
    router.get(`/engagements/:id/mandate.${format}`, async (request, response) => {
      try {
        const scope = await scopeOf(request, response);
        const number = typeof request.query.version === 'string' ? Number(request.query.version) : null;
        const { name, file } = await mandateLetter(scope, request.params.id ?? '', { number, format });
        response.set({
          'content-type': TYPES[format],
          'content-disposition': contentDisposition(
            format === 'pdf' ? 'inline' : 'attachment',
            `${name}.${format}`,
          ),
          'cache-control': 'no-store',
        });
        response.send(file);
      } catch (error) {
        refuseDownload(response, error);
      }
    });
  }
  return router.get('/engagements.csv', serveList(scopeOf, 'engagements', engagementLines));
}

async function* engagementLines(scope: Scope, asked: Asked): AsyncGenerator<readonly string[]> {
  const query = visibleEngagements(scope, {
    as: asked.codes('as', EngagementPositionEnum)?.[0] ?? null,
    states: asked.codes('states', ENGAGEMENT_STATES),
    text: asked.one('text'),
  });
  yield HEADS[asked.language];
  for await (const rows of batches(query, ENGAGEMENTS_ORDER))
    yield* await linesOf(scope, rows, asked.language);
}

async function linesOf(
  { app, actor }: Scope,
  rows: readonly Engagement[],
  language: FileLanguage,
): Promise<string[][]> {
  const clients = await organizationNames(
    app.db.manager,
    rows.map(({ clientOrganizationId }) => clientOrganizationId),
  );
  const brokers = await brokerById.batch(app, [...new Set(rows.map(({ leadBrokerId }) => leadBrokerId))]);
  const users = await userById.batch(app, [
    ...new Set([...brokers.values()].flatMap((broker) => (broker ? [broker.userId] : []))),
  ]);
  return rows.map((engagement) => {
    const lead = brokers.get(engagement.leadBrokerId);
    return [
      engagement.number,
      STATES[language][engagement.state],
      clients.get(engagement.clientOrganizationId) ?? '',
      (lead && users.get(lead.userId)?.name) ?? '',
      POSITIONS[language][positionOf(actor, engagement)],
      engagement.scopeText,
      YES[language][engagement.isExclusive ? 0 : 1],
      engagement.startsOn,
      engagement.endsOn,
    ];
  });
}
