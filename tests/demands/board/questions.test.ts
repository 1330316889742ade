import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Bid } from '../../../server/features/demands/data/bid.entity.ts';
import type { Demand } from '../../../server/features/demands/data/demand.entity.ts';
import { Demand as DemandEntity } from '../../../server/features/demands/data/demand.entity.ts';
import {
  answerDemandQuestion,
  hideDemandQuestion,
} from '../../../server/features/demands/questions/answer-question.service.ts';
import { askDemandQuestion } from '../../../server/features/demands/questions/ask-question.service.ts';
import { questionsWaiting } from '../../../server/features/demands/questions/waiting.service.ts';
import { auditTrail } from '../../../server/platform/audit/audit.service.ts';
import { clock, DAY_MS } from '../../../server/platform/clock.ts';
import { newId } from '../../../server/platform/ids.ts';
import { waitingMails } from '../../accounts/support.ts';
import { type Member, makeMember, makeOrganization, scopeOf, signedIn } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import {
  type DemandWorld,
  makeDemand,
  makeDemandWorld,
  makeTestEnterprise,
  moveTo,
  realTime,
  refusal,
} from '../support.ts';

const HOUR_MS = 60 * 60 * 1000;
const api = useApi();
let world: DemandWorld;
let demand: Demand;

beforeAll(async () => {
  world = await makeDemandWorld(api());
  demand = await makeDemand(world);
});

afterEach(realTime);

const ask = async (member: Member, body = '试验场地由谁提供？', demandId = demand.id) =>
  askDemandQuestion(await scopeOf(world.app, member), { demandId, body });
const answer = async (member: Member, questionId: string, text = '由需求方提供。') =>
  answerDemandQuestion(await scopeOf(world.app, member), { questionId, answer: text });

const READ = `query ($id: ID!) { demand(id: $id) {
  asking { isOpen closesAt mayAsk mayAnswer mayHide }
  questions(first: 50) { totalCount edges { node { id number body answer askedFor isMine hiddenReason } } }
} }`;

interface Read {
  asking: { isOpen: boolean; closesAt: string | null; mayAsk: boolean; mayAnswer: boolean; mayHide: boolean };
  questions: {
    totalCount: number;
    edges: { node: { id: string; body: string | null; askedFor: string | null; isMine: boolean } }[];
  };
}

async function read(member: Member | null, id = demand.id): Promise<Read> {
  const client = member ? await signedIn(api(), member) : api().visitor();
  const { data, errors } = await client.ask<{ demand: Read }>(READ, { id });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.demand;
}

describe('a question', () => {
  it('stands in public without a name, and waits for the poster', async () => {
    const question = await ask(world.unit.researcher);
    expect(question.number).toBe(1);
    const seen = (member: Member | null) =>
      read(member).then(({ questions }) => questions.edges.find(({ node }) => node.id === question.id)?.node);
    const nameless = { body: '试验场地由谁提供？', askedFor: null, isMine: false };
    expect(await seen(null)).toMatchObject(nameless);
    expect(await seen(world.poster.member)).toMatchObject(nameless);
    expect(await seen(world.unit.officer)).toMatchObject({ isMine: true, askedFor: expect.any(String) });
    expect((await seen(world.operator))?.askedFor).not.toBeNull();
    const waiting = await questionsWaiting(await scopeOf(world.app, world.poster.member));
    expect(waiting.map(({ id, kind }) => [id, kind])).toEqual([[question.id, 'DEMAND_ANSWER_QUESTION']]);
    expect(await questionsWaiting(await scopeOf(world.app, world.unit.officer))).toEqual([]);
  });

  it('leaves no trace of who asked on the chain of the demand', async () => {
    const before = await auditTrail(world.app.db.manager, 'Demand', demand.id);
    const question = await ask(world.unit.officer, '能否联合申报？');
    expect(await auditTrail(world.app.db.manager, 'Demand', demand.id)).toHaveLength(before.length);
    const own = await auditTrail(world.app.db.manager, 'DemandQuestion', question.id);
    expect(own.map(({ action }) => action)).toEqual(['askDemandQuestion']);
  });

  it('shows for whom it was asked once the demand is awarded', async () => {
    const awarded = await makeDemand(world);
    const question = await ask(world.unit.researcher, '有样品吗？', awarded.id);
    await world.app.db.manager.update(DemandEntity, { id: awarded.id }, { awardedAt: clock.now() });
    const { questions } = await read(null, awarded.id);
    expect(questions.edges[0]?.node).toMatchObject({ id: question.id, isMine: false });
    expect(questions.edges[0]?.node.askedFor).not.toBeNull();
  });

  it('is taken until 48 hours before the deadline, to the second', async () => {
    const until = new Date((demand.bidsCloseAt?.getTime() ?? 0) - 48 * HOUR_MS);
    moveTo(until);
    expect(await refusal(world, () => ask(world.unit.researcher))).toBe('EXPIRED');
    expect((await read(world.unit.researcher)).asking).toEqual({
      isOpen: false,
      closesAt: until.toISOString(),
      mayAsk: false,
      mayAnswer: false,
      mayHide: false,
    });
    moveTo(until.getTime() - 1);
    expect((await ask(world.unit.researcher, '还来得及吗？')).id).toBeTruthy();
    expect((await read(world.unit.researcher)).asking).toMatchObject({ isOpen: true, mayAsk: true });
    moveTo(demand.bidsCloseAt ?? until);
    expect(await refusal(world, () => ask(world.unit.researcher))).toBe('STATE');
  });

  it('is refused to the poster, to who may not bid, and to visitors; long and empty ones too', async () => {
    expect(await refusal(world, () => ask(world.poster.member))).toBe('FORBIDDEN IS_POSTER');
    const { administrator } = await makeOrganization(world.app, world.operator, 'AGENCY');
    expect(await refusal(world, () => ask(administrator))).toBe('FORBIDDEN KIND');
    const far = await makeDemand(world, {
      content: { eligibility: { kinds: ['UNIVERSITY'], provinces: ['440000'], text: '' } },
    });
    expect(await refusal(world, () => ask(world.unit.officer, '问', far.id))).toBe('FORBIDDEN PROVINCE');
    const directed = await makeDemand(world, { mode: 'DIRECTED' });
    expect(await refusal(world, () => ask(world.unit.officer, '问', directed.id))).toBe(
      'FORBIDDEN NOT_INVITED',
    );
    const draft = await makeDemand(world, { state: 'DRAFT' });
    expect(await refusal(world, () => ask(world.unit.officer, '问', draft.id))).toBe('NOT_FOUND demandId');
    expect(await refusal(world, () => ask(world.unit.officer, ' '))).toBe('REQUIRED body');
    expect(await refusal(world, () => ask(world.unit.officer, '长'.repeat(2001)))).toBe('TOO_LONG body');
    const { errors } = await api()
      .visitor()
      .ask(
        'mutation ($input: AskDemandQuestionInput!) { askDemandQuestion(input: $input) { question { id } } }',
        {
          input: { demandId: demand.id, body: '问' },
        },
      );
    expect(errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED');
  });

  it('is one of ten that may wait', async () => {
    const many = await makeDemand(world);
    for (let each = 1; each <= 10; each++)
      expect((await ask(world.unit.officer, `问题 ${each}`, many.id)).number).toBe(each);
    expect(await refusal(world, () => ask(world.unit.researcher, '第十一个', many.id))).toBe('LIMIT');
  });
});

describe('an answer', () => {
  it('is given once by the poster, and mailed to who asked and to bidders', async () => {
    const asked = await makeDemand(world);
    const bidder = await makeTestEnterprise(world.app, world.operator);
    await world.app.db.manager.insert(Bid, draftOf(asked, bidder.id, bidder.member) as object);
    const question = await ask(world.unit.researcher, '接受进口设备吗？', asked.id);
    const other = await makeTestEnterprise(world.app, world.operator);
    expect(await refusal(world, () => answer(other.member, question.id))).toBe('FORBIDDEN');
    expect(await refusal(world, () => answer(world.unit.officer, question.id))).toBe('FORBIDDEN');
    expect(await refusal(world, () => answer(world.poster.member, question.id, ''))).toBe('REQUIRED answer');
    const answered = await answer(world.poster.member, question.id);
    expect(answered).toMatchObject({ answer: '由需求方提供。', answeredAt: expect.any(Date) });
    expect(await refusal(world, () => answer(world.poster.member, question.id))).toBe(
      'ALREADY_EXISTS questionId',
    );
    const mails = (await waitingMails(world.app)).filter(({ subject }) => subject.includes(asked.number));
    const to = (subject: string) =>
      mails
        .filter((mail) => mail.subject.startsWith(subject))
        .map((mail) => mail.to)
        .sort();
    const { administrator, member } = world.poster;
    expect(to('榜单收到提问')).toEqual([administrator.email, member.email].sort());
    expect(to('榜单答疑')).toEqual([bidder.member.email, world.unit.researcher.email].sort());
    const trail = await auditTrail(world.app.db.manager, 'Demand', asked.id);
    expect(trail.map(({ action }) => action)).toEqual(['startDemand', 'answerDemandQuestion']);
  });

  it('comes too late once the bids are open', async () => {
    const judged = await makeDemand(world);
    const question = await ask(world.unit.researcher, '晚了吗？', judged.id);
    moveTo(clock.in(31 * DAY_MS));
    expect((await answer(world.poster.member, question.id)).answer).not.toBeNull();
    const second = await makeDemand(world);
    const late = await ask(world.unit.researcher, '再问', second.id);
    await world.app.db.manager.update(DemandEntity, { id: second.id }, { state: 'EVALUATING' });
    expect(await refusal(world, () => answer(world.poster.member, late.id))).toBe('STATE');
  });
});

describe('an operator', () => {
  it('takes a question out of the public view with a reason; others may not', async () => {
    const hurt = await makeDemand(world);
    const question = await ask(world.unit.researcher, '含有不当内容', hurt.id);
    const hide = async (member: Member, reason = '含有联系方式') =>
      hideDemandQuestion(await scopeOf(world.app, member), { questionId: question.id, reason });
    expect(await refusal(world, () => hide(world.poster.member))).toBe('FORBIDDEN');
    expect(await refusal(world, () => hide(world.operator, ''))).toBe('REQUIRED reason');
    await hide(world.operator);
    const { questions } = await read(null, hurt.id);
    expect(questions.edges[0]?.node).toMatchObject({ body: null, hiddenReason: '含有联系方式' });
    expect((await read(world.operator, hurt.id)).questions.edges[0]?.node.body).toBe('含有不当内容');
    expect(await refusal(world, () => answer(world.poster.member, question.id))).toBe(
      'ALREADY_EXISTS questionId',
    );
  });
});

describe('the list', () => {
  it('takes the same number of statements for one question and for many', async () => {
    const [one, many] = [await makeDemand(world), await makeDemand(world)];
    await ask(world.unit.researcher, '一', one.id);
    for (const body of ['一', '二', '三', '四']) await ask(world.unit.researcher, body, many.id);
    const client = await signedIn(
      api(),
      await makeMember(world.app, world.unit.administrator, ['RESEARCHER']),
    );
    const statements = async (id: string) => (await client.ask(READ, { id })).statements;
    await statements(one.id);
    expect(await statements(many.id)).toBe(await statements(one.id));
  });
});

function draftOf({ id: demandId }: Demand, leadOrganizationId: string, { userId }: Member): Bid {
  const now = clock.now();
  return Object.assign(new Bid(), {
    id: newId(),
    demandId,
    leadOrganizationId,
    state: 'DRAFT',
    version: 1,
    draft: {},
    content: null,
    digest: null,
    salt: null,
    sealedAt: null,
    sealedBy: null,
    sealedAtChange: null,
    withdrawnAt: null,
    rank: null,
    alias: null,
    promisedAt: null,
    promisedBy: null,
    createdBy: userId,
    createdAt: now,
    updatedAt: now,
  });
}
