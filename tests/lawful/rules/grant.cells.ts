import { Deal } from '../../../server/features/deals/data/deal.entity.ts';
import { OwnershipGrant } from '../../../server/features/grants/data/ownership-grant.entity.ts';
import { applyForGrant } from '../../../server/features/grants/steps/apply-for-grant.service.ts';
import { signGrant } from '../../../server/features/grants/steps/conclude-grant.service.ts';
import {
  approveGrant,
  publishGrantNotice,
} from '../../../server/features/grants/steps/decide-grant.service.ts';
import { Completer } from '../../../server/features/results/data/result-parts.entity.ts';
import { TechResult } from '../../../server/features/results/data/tech-result.entity.ts';
import { screenResult } from '../../../server/features/results/review/screen-result.service.ts';
import { clock } from '../../../server/platform/clock.ts';
import { type DealWorld, makeDeal, moveTo, setUnit } from '../../deals/support.ts';
import { makeMember, scopeOf, signedIn } from '../../support/accounts.ts';
import { upload } from '../../support/files.ts';
import { at, makePublished, makeRegistered } from '../../support/results.ts';
import { attempt } from '../attempt.ts';
import { approvedBy, noticeOf, objectTo } from '../paths.ts';
import { type Cell, one, type Paths, rest, type Try } from '../table.ts';

const NO_GRANT = { none: 'it gives the team no right in the result' };

/** The row of a rule that only grants have to do with. */
function grantRow(grant: Cell, rows: Partial<Paths> = {}): Paths {
  const none = Object.fromEntries(
    ['deal', 'standingOffer', 'listing', 'auction', 'import', 'amendment', 'renewal', 'bulkImport'].map(
      (path) => [path, NO_GRANT],
    ),
  ) as unknown as Paths;
  const jobs = { none: 'jobs only end grants and take them back' };
  const again = { none: 'as grant: every step is judged when it is taken' };
  return { ...none, jobs, retry: again, secondOfficer: again, ...rows, grant };
}

/** An application of the team as its representative sends it. */
export async function application(world: DealWorld, result: TechResult, values: object = {}) {
  const completers = await world.app.db.manager.findBy(Completer, { resultId: result.id });
  const team = await signedIn(world.api, world.unit.researcher);
  return {
    resultId: result.id,
    kind: 'CO_OWNERSHIP' as const,
    timing: 'BY_AGREEMENT' as const,
    shareBasisPoints: 7000,
    titleClear: true,
    prospects: '寒地稻区秸秆还田需求明确。',
    shares: completers.map(({ id, representative }) => ({
      completerId: id,
      basisPoints: representative ? 10_000 : 0,
    })),
    splitFileId: await upload(team, '内部分配约定.pdf'),
    agreement: {
      unitIncomeBasisPoints: 3000,
      incomeWay: '每年一月结算并支付',
      conversionDeadline: '2028-12-31',
      costSharing: '各半承担',
      keepingCosts: '由团队承担',
      reporting: '每半年书面报告',
      decisionOnConversion: '团队提出，单位十日内答复',
      rightsAndDuties: '双方均不得单独放弃权利',
    },
    ...values,
  };
}

const applied = (tries: string, refused: readonly string[], values: object): Try[] =>
  one(tries, refused, async (world) => {
    const result = await makePublished(world.app, world.unit);
    const input = await application(world, result, values);
    const team = await signedIn(world.api, world.unit.researcher);
    return () => attempt(team, 'applyForGrant', input);
  });

type Reached = 'APPLIED' | 'APPROVED' | 'ON_NOTICE' | 'OVER' | 'AGREED';

/** A grant brought to a state by the steps that lead there. */
export async function grantIn(
  world: DealWorld,
  state: Reached,
  { result, values = {} }: { result?: TechResult; values?: object } = {},
): Promise<OwnershipGrant> {
  const { app, unit } = world;
  const officer = await scopeOf(app, unit.officer);
  const of = result ?? (await makePublished(app, unit));
  const input = await application(world, of, values);
  const { id: grantId } = await applyForGrant(await scopeOf(app, unit.researcher), input);
  const now = async () => ({ grantId, expectedVersion: (await rowOf(world, grantId)).version });
  if (state === 'APPLIED') return rowOf(world, grantId);
  await attempt(world.officer, 'callGrantDecision', await now());
  await approvedBy(world, grantId);
  await approveGrant(officer, await now());
  if (state === 'APPROVED') return rowOf(world, grantId);
  await publishGrantNotice(officer, await now());
  if (state === 'ON_NOTICE') return rowOf(world, grantId);
  moveTo((await noticeOf(world, grantId)).endsAt.getTime());
  if (state === 'OVER') return rowOf(world, grantId);
  const fileId = await upload(world.officer, '赋权协议.pdf');
  await signGrant(officer, { ...(await now()), agreedOn: clock.today(), fileId });
  return rowOf(world, grantId);
}

const rowOf = ({ app }: DealWorld, id: string) => app.db.manager.findOneByOrFail(OwnershipGrant, { id });
const reference = ({ id, version }: OwnershipGrant) => ({ grantId: id, expectedVersion: version });

/** Signs the agreement of a grant. */
async function signing(world: DealWorld, grant: OwnershipGrant): Promise<() => Promise<string[]>> {
  const fileId = await upload(world.officer, '赋权协议.pdf');
  const input = { ...reference(grant), agreedOn: clock.today(), fileId };
  return () => attempt(world.officer, 'signGrant', input);
}

async function nowSensitive({ app, unit }: DealWorld, resultId: string): Promise<void> {
  const result = await app.db.manager.findOneByOrFail(TechResult, { id: resultId });
  const screened = { ...at(result), screening: 'SENSITIVE' as const, note: '关键核心技术' };
  await screenResult(await scopeOf(app, unit.otherOfficer), screened);
}

/** A reserved grant of the researcher, agreed before there was a result. */
async function reserved(world: DealWorld): Promise<OwnershipGrant> {
  const { researcher } = world.unit;
  const draft = await application(world, await makePublished(world.app, world.unit));
  const { resultId: _, ...rest } = draft;
  const shares = [{ name: '研究者', basisPoints: 10_000 }];
  const input = { ...rest, title: '待研制的菌剂', timing: 'RESERVED' as const, shares };
  return applyForGrant(await scopeOf(world.app, researcher), input);
}

export const GRT_0: Paths = grantRow([
  ...one('applies for a sensitive result', ['RULE GRT-0'], async (world) => {
    const result = await makeRegistered(world.app, world.unit, {}, 'SENSITIVE');
    const input = await application(world, result);
    const team = await signedIn(world.api, world.unit.researcher);
    return () => attempt(team, 'applyForGrant', input);
  }),
  ...one('reserves it, and names the sensitive result afterwards', ['RULE GRT-0'], async (world) => {
    const grant = await reserved(world);
    const { id: resultId } = await makeRegistered(world.app, world.unit, {}, 'SENSITIVE');
    return () => attempt(world.officer, 'linkGrantResult', { ...reference(grant), resultId });
  }),
  ...one('puts in force what turned out sensitive meanwhile', ['RULE GRT-0'], async (world) => {
    const grant = await grantIn(world, 'AGREED');
    await nowSensitive(world, grant.resultId ?? '');
    const input = { ...reference(grant), from: clock.today() };
    return () => attempt(world.officer, 'putGrantInForce', input);
  }),
]);

export const GRT_1 = {
  heilongjiang: grantRow({ none: 'the ordinance names all three kinds, and no least years' }),
  jilin: grantRow([
    ...applied('applies for the whole ownership', ['RULE GRT-1'], { kind: 'FULL_WITH_AGREED_INCOME' }),
    ...applied('applies for nine years of use', ['RULE GRT-1'], {
      kind: 'LONG_TERM_USE',
      useYears: 9,
      shareBasisPoints: null,
    }),
    ...one('shortens the years of an application', ['RULE GRT-1'], async (world) => {
      const values = { kind: 'LONG_TERM_USE', useYears: 10, shareBasisPoints: null };
      const result = await makePublished(world.app, world.unit);
      const grant = await grantIn(world, 'APPLIED', { result, values });
      const { resultId: _, ...fields } = await application(world, result, { ...values, useYears: 3 });
      return () => attempt(world.officer, 'editGrant', { ...reference(grant), ...fields });
    }),
  ]),
};

export const GRT_2 = {
  heilongjiang: grantRow({ none: 'Heilongjiang asks for no such conditions' }),
  jilin: grantRow([
    ...applied('applies with a title in doubt', ['RULE GRT-2 TITLE_CLEAR'], { titleClear: false }),
    ...applied('applies without the inner split', ['RULE GRT-2 TEAM_WILLING INNER_SPLIT_AGREED'], {
      splitFileId: null,
    }),
    ...applied('applies at once without a recipient', ['RULE GRT-2 RECIPIENT_NAMED'], {
      timing: 'IMMEDIATE',
    }),
    ...one(
      'reserves it, and names a result that somebody else represents',
      ['RULE GRT-2 REPRESENTATIVE_APPLIES'],
      async (world) => {
        const grant = await reserved(world);
        const { app, unit } = world;
        const leading = await makeMember(app, unit.administrator, ['RESEARCHER']);
        const { id: resultId } = await makeRegistered(app, unit, {
          completers: [
            { name: '负责人', userId: leading.userId, representative: true },
            { name: '研究者', userId: unit.researcher.userId, representative: false },
          ],
        });
        return () => attempt(world.officer, 'linkGrantResult', { ...reference(grant), resultId });
      },
    ),
  ]),
};

/** An objection to a notice that was given up, and terms that need none. */
async function reopenedOverObjection(world: DealWorld): Promise<OwnershipGrant> {
  const values = { kind: 'LONG_TERM_USE', useYears: 10, shareBasisPoints: null };
  const result = await makePublished(world.app, world.unit);
  const grant = await grantIn(world, 'ON_NOTICE', { result, values });
  await objectTo(world, grant.id);
  await attempt(world.officer, 'reopenGrant', { ...reference(grant), reason: '修改约定' });
  const { resultId: _, agreement, ...fields } = await application(world, result, values);
  const free = { ...agreement, unitIncomeBasisPoints: 0 };
  const reopened = reference(await rowOf(world, grant.id));
  await attempt(world.officer, 'editGrant', { ...reopened, ...fields, agreement: free });
  await attempt(world.officer, 'approveGrant', reference(await rowOf(world, grant.id)));
  return rowOf(world, grant.id);
}

const grt3: Try[] = [
  ...one('signs without the notice', ['RULE GRT-3'], async (world) =>
    signing(world, await grantIn(world, 'APPROVED')),
  ),
  ...one('signs in the last millisecond of the notice', ['RULE GRT-3'], async (world) => {
    const grant = await grantIn(world, 'ON_NOTICE');
    moveTo((await noticeOf(world, grant.id)).endsAt.getTime() - 1);
    return signing(world, grant);
  }),
  ...one('gives notice for a day less', ['RULE GRT-3'], async (world) => {
    const grant = await grantIn(world, 'APPROVED');
    return () => attempt(world.officer, 'publishGrantNotice', { ...reference(grant), days: 14 });
  }),
  ...one('signs over an open objection', ['RULE PRC-3'], async (world) => {
    const grant = await grantIn(world, 'ON_NOTICE');
    await objectTo(world, grant.id);
    return signing(world, grant);
  }),
  ...one('approves without the decision', ['RULE PRC-6'], async (world) => {
    const grant = await grantIn(world, 'APPLIED');
    return () => attempt(world.officer, 'approveGrant', reference(grant));
  }),
  ...one('the team decides itself', ['FOUR_EYES'], async (world) => {
    const researcher = await makeMember(world.app, world.unit.administrator, ['RESEARCHER', 'OFFICER']);
    const own = { ...world, unit: { ...world.unit, researcher } };
    const grant = await grantIn(own, 'APPLIED');
    const client = await signedIn(world.api, researcher);
    return () => attempt(client, 'approveGrant', reference(grant));
  }),
];

const grt3Rows: Partial<Paths> = {
  jobs: one('the sweeps bring a grant on notice further', [], async (world) => {
    await grantIn(world, 'ON_NOTICE');
    await rest(world.app);
    return async () => {
      await rest(world.app);
      return [];
    };
  }),
  retry: one('signs by an earlier version', ['CONFLICT'], async (world) => {
    const grant = await grantIn(world, 'OVER');
    return signing(world, Object.assign(grant, { version: grant.version - 1 }));
  }),
  secondOfficer: one(
    'both officers sign in the last millisecond',
    ['RULE GRT-3', 'RULE GRT-3'],
    async (world) => {
      const grant = await grantIn(world, 'ON_NOTICE');
      moveTo((await noticeOf(world, grant.id)).endsAt.getTime() - 1);
      const own = await signing(world, grant);
      const other = await signing({ ...world, officer: world.otherOfficer }, grant);
      return async () => (await Promise.all([own(), other()])).flat();
    },
  ),
};

export const GRT_3 = {
  // Where nothing is paid the ordinance asks for no notice; an objection to an earlier one is open all the same.
  heilongjiang: grantRow(
    [
      ...grt3,
      ...one('needs no notice any more, with an open objection', ['RULE PRC-3'], async (world) =>
        signing(world, await reopenedOverObjection(world)),
      ),
    ],
    grt3Rows,
  ),
  jilin: grantRow(grt3, grt3Rows),
};

const gap = { agreement: { unitIncomeBasisPoints: 3000, incomeWay: '每年一月结算' } };

export const GRT_4 = {
  heilongjiang: gaps(['RULE GRT-4 CONVERSION_DEADLINE COST_SHARING REPORTING']),
  jilin: gaps(['RULE GRT-4 DECISION_ON_CONVERSION COST_SHARING COST_OF_KEEPING_THE_RIGHT RIGHTS_AND_DUTIES']),
};

function gaps(refused: readonly string[]): Paths {
  return grantRow([
    ...one('calls the decision on an agreement with gaps', refused, async (world) => {
      const grant = await grantIn(world, 'APPLIED', { values: gap });
      return () => attempt(world.officer, 'callGrantDecision', reference(grant));
    }),
    ...one('approves an agreement with gaps', refused, async (world) => {
      const values = { ...gap, kind: 'LONG_TERM_USE', useYears: 10, shareBasisPoints: null };
      const grant = await grantIn(world, 'APPLIED', { values });
      return () => attempt(world.officer, 'approveGrant', reference(grant));
    }),
    ...one('opens gaps once it is approved', ['STATE'], async (world) => {
      const result = await makePublished(world.app, world.unit);
      const grant = await grantIn(world, 'APPROVED', { result });
      const { resultId: _, ...fields } = await application(world, result, gap);
      return () => attempt(world.officer, 'editGrant', { ...reference(grant), ...fields });
    }),
  ]);
}

export const GRT_7 = {
  heilongjiang: grantRow({ none: 'Heilongjiang has no such rule' }),
  jilin: grantRow(
    one(
      'is granted while a conversion is agreed, which is rewarded afterwards',
      ['RULE GRT-7'],
      async (world) => {
        await setUnit(world, { collectiveDecisionFrom: 1_000_000_000_000n });
        const result = await makePublished(world.app, world.unit);
        const grant = await grantIn(world, 'AGREED', { result });
        await makeDeal(world, 'AGREED', { result });
        expectDeals(await world.app.db.manager.countBy(Deal, { resultId: result.id }));
        const input = { ...reference(grant), from: clock.today() };
        return () => attempt(world.officer, 'putGrantInForce', input);
      },
    ),
    {
      deal: { none: 'a deal after the grant is paid to the team by the grant: incentiveOf, grants.test.ts' },
    },
  ),
};

function expectDeals(count: number): void {
  if (count !== 1) throw new Error('the conversion was not agreed');
}
