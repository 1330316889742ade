import { Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import { dayOf } from '../../../platform/clock.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { type Asked, batches, type FileLanguage, serveList } from '../../../platform/http/serve-list.ts';
import type { Label } from '../../../platform/standards/label.ts';
import { regionName } from '../../../platform/standards/regions.ts';
import { sector } from '../../../platform/standards/sectors.ts';
import { organizationById, userById } from '../../accounts/accounts.loaders.ts';
import {
  type BrokerLevel,
  BrokerLevelEnum,
  type BrokerProfileState,
  BrokerProfileStateEnum,
} from '../broker.enums.ts';
import type { BrokerProfile } from '../data/broker-profile.entity.ts';
import { BROKER_SORTS, listedProfiles } from './reading/find-brokers.service.ts';
import { brokerRecord } from './record/broker-record.ts';
import { BrokerProfileSortEnum } from './registry.enums.ts';

type Words<Code extends string> = Readonly<Record<Code, Readonly<Record<FileLanguage, string>>>>;

const HEADINGS: Readonly<Record<FileLanguage, readonly string[]>> = {
  zh: [
    '编号',
    '姓名',
    '机构',
    '等级',
    '状态',
    '领域',
    '地区',
    '同时承接上限',
    '进行中委托',
    '促成合同数',
    '提交日期',
    '确认日期',
    '标识',
  ],
  en: [
    'Number',
    'Name',
    'Organisation',
    'Level',
    'State',
    'Sectors',
    'Regions',
    'Capacity',
    'Running engagements',
    'Brokered deals',
    'Handed in on',
    'Confirmed on',
    'Id',
  ],
};

const LEVELS: Words<BrokerLevel> = {
  JUNIOR: { zh: '初级', en: 'Junior' },
  INTERMEDIATE: { zh: '中级', en: 'Intermediate' },
  SENIOR: { zh: '高级', en: 'Senior' },
};

const STATES: Words<BrokerProfileState> = {
  DRAFT: { zh: '草稿', en: 'Draft' },
  SUBMITTED: { zh: '待确认', en: 'Handed in' },
  CONFIRMED: { zh: '已确认', en: 'Confirmed' },
  RETURNED: { zh: '已退回', en: 'Returned' },
  SUSPENDED: { zh: '已暂停', en: 'Suspended' },
};

/** `GET /brokers/profiles.csv`: what the list of profiles shows with the same filters, streamed. */
export function brokerListRoutes(_app: App, scopeOf: ResolveScope): Router {
  return Router().get('/brokers/profiles.csv', serveList(scopeOf, 'brokers', profileLines));
}

async function* profileLines(scope: Scope, asked: Asked): AsyncGenerator<readonly string[]> {
  const sort = asked.codes('sort', BrokerProfileSortEnum)?.[0] ?? 'WAITING';
  const query = listedProfiles(scope, {
    states: asked.codes('states', BrokerProfileStateEnum),
    levels: asked.codes('levels', BrokerLevelEnum),
    text: asked.one('text'),
    toDecide: asked.one('toDecide') === 'true',
  });
  yield HEADINGS[asked.language];
  for await (const brokers of batches(query, BROKER_SORTS[sort]))
    yield* linesOf(scope, brokers, asked.language);
}

async function* linesOf(
  { app }: Scope,
  brokers: readonly BrokerProfile[],
  language: FileLanguage,
): AsyncGenerator<readonly string[]> {
  const users = await userById.batch(app, [...new Set(brokers.map(({ userId }) => userId))]);
  const places = await organizationById.batch(app, [
    ...new Set(brokers.map(({ organizationId }) => organizationId)),
  ]);
  const records = await brokerRecord(
    app.db.manager,
    brokers.map(({ id }) => id),
  );
  const name = (label: Label | undefined, code: string) => label?.[language] ?? code;
  for (const broker of brokers) {
    const record = records.get(broker.id);
    yield [
      broker.number,
      users.get(broker.userId)?.name ?? '',
      places.get(broker.organizationId)?.name ?? '',
      LEVELS[broker.level][language],
      STATES[broker.state][language],
      broker.sectors.map((code) => name(sector(code), code)).join(' '),
      broker.regions.map((code) => name(regionName(code), code)).join(' '),
      String(broker.capacity),
      String(record?.running ?? 0),
      String(record?.deals ?? 0),
      broker.handedInAt ? dayOf(broker.handedInAt) : '',
      broker.confirmedAt ? dayOf(broker.confirmedAt) : '',
      broker.id,
    ];
  }
}
