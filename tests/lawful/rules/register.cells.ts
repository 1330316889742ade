import { publishDealNotice } from '../../../server/features/deals/clearing/clearing.service.ts';
import type { Deal } from '../../../server/features/deals/data/deal.entity.ts';
import { openOffer } from '../../../server/features/offers/steps/open-offer.service.ts';
import { draftOffer } from '../../../server/features/offers/steps/write-offer.service.ts';
import { TechResult } from '../../../server/features/results/data/tech-result.entity.ts';
import { screenResult } from '../../../server/features/results/review/screen-result.service.ts';
import { announcementInput } from '../../auctions/support.ts';
import { type DealWorld, dealRow, makeDeal, makeEnterprise, moveTo } from '../../deals/support.ts';
import { plainLicense } from '../../offers/examples.ts';
import { type Member, makeMember, scopeOf, signedIn } from '../../support/accounts.ts';
import type { ApiClient } from '../../support/api.ts';
import { jsonOf } from '../../support/json.ts';
import { at, makePublished, makeRegistered } from '../../support/results.ts';
import { attempt } from '../attempt.ts';
import { agreedBy, earlier, noticeOf, reagree, running, standing } from '../paths.ts';
import { one, type Paths, rest, signing, type Try } from '../table.ts';

const missing = ['RULE REG-6 APPROVAL_MISSING'];

/** A result turns out sensitive while its deal is agreed; the owner agrees anew, and the notice is over. */
async function turnedSensitive(world: DealWorld, path: 'deal' | 'amendment' | 'renewal'): Promise<Deal> {
  const { app, unit } = world;
  const officer = await scopeOf(app, unit.officer);
  const agreed = await agreedBy(path, world);
  const result = await app.db.manager.findOneByOrFail(TechResult, { id: agreed.resultId });
  moveTo(Date.now() + 60_000);
  await screenResult(officer, { ...at(result), screening: 'SENSITIVE', note: '关键核心技术' });
  await rest(app);
  moveTo(Date.now() + 120_000);
  await reagree(world, agreed.id, plainLicense);
  await publishDealNotice(officer, { dealId: agreed.id });
  moveTo((await noticeOf(world, agreed.id)).endsAt.getTime());
  return dealRow(app, agreed.id);
}

const sensitiveOf = ({ app, unit }: DealWorld) => makeRegistered(app, unit, {}, 'SENSITIVE');

const biddingFor = (form: 'LISTING' | 'AUCTION'): Try[] =>
  one('bids are asked for a sensitive result', ['STATE'], async (world) => {
    const input = announcementInput(await sensitiveOf(world), { form });
    return () => attempt(world.officer, 'announceAuction', input);
  });

export const REG_6: Paths = {
  deal: [
    ...one(
      'signs without the approval',
      missing,
      signing((world) => turnedSensitive(world, 'deal')),
    ),
    ...one('asks for a sensitive result', ['NOT_FOUND'], async (world) => {
      const { id: resultId } = await sensitiveOf(world);
      const asked = { resultId, message: '我们要', relation: 'NONE', foreignParty: false };
      return () => attempt(world.buyer, 'requestDeal', asked);
    }),
    ...one('signs what was offered to a named enterprise', missing, async (world) => {
      const { app, unit, enterprise } = world;
      const result = await sensitiveOf(world);
      const officer = await scopeOf(app, unit.officer);
      const fields = { ...standing(plainLicense), isStanding: false, directedToId: enterprise.id };
      const { id, version } = await draftOffer(officer, { resultId: result.id, ...fields });
      await openOffer(officer, { offerId: id, expectedVersion: version });
      const request = { resultId: null, offerId: id, asOrdinary: true };
      const { id: dealId } = await makeDeal(world, 'CLEARED', {
        result,
        request,
        terms: { ...plainLicense, confidentialityYears: 8 },
      });
      return () => attempt(world.officer, 'signDeal', { dealId });
    }),
    ...one('publishes it first', ['RULE REG-6'], async (world) => {
      const result = await sensitiveOf(world);
      return () => attempt(world.officer, 'publish', at(result));
    }),
  ],
  standingOffer: one('offers a sensitive result on standing terms', ['RULE REG-6'], async (world) => {
    const { id: resultId } = await sensitiveOf(world);
    const officer = await scopeOf(world.app, world.unit.officer);
    const fields = { ...standing(plainLicense), directedToId: world.enterprise.id };
    const { id, version } = await draftOffer(officer, { resultId, ...fields });
    return () => attempt(world.otherOfficer, 'openOffer', { offerId: id, expectedVersion: version });
  }),
  listing: biddingFor('LISTING'),
  auction: biddingFor('AUCTION'),
  import: { none: 'signed before the unit joined; what follows it is judged: amendment' },
  amendment: one(
    'amends without the approval',
    missing,
    signing((w) => turnedSensitive(w, 'amendment')),
  ),
  renewal: one(
    'renews without the approval',
    missing,
    signing((w) => turnedSensitive(w, 'renewal')),
  ),
  grant: { none: 'a sensitive result is not granted at all: GRT-0' },
  bulkImport: {
    none: 'a row about a result in the register changes its text alone, neither screening nor state',
  },
  jobs: one('the sweeps clear a deal without the approval', [], async (world) => {
    await turnedSensitive(world, 'deal');
    await rest(world.app);
    return async () => {
      await rest(world.app);
      return [];
    };
  }),
  retry: one('signs after the department refused', ['RULE REG-6 APPROVAL_REFUSED'], async (world) => {
    const { id: dealId } = await turnedSensitive(world, 'deal');
    const said = { department: '省教育厅', reference: '1号', approved: false };
    const decidedOn = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await attempt(world.officer, 'recordApproval', { dealId, ...said, decidedOn });
    return () => attempt(world.officer, 'signDeal', { dealId });
  }),
  secondOfficer: one('records an approval without its paper', ['REQUIRED'], async (world) => {
    const { id: dealId } = await turnedSensitive(world, 'deal');
    const said = { department: '省教育厅', reference: '1号', approved: true };
    const decidedOn = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    return () => attempt(world.otherOfficer, 'recordApproval', { dealId, ...said, decidedOn });
  }),
};

/** A completer who is an officer of the unit as well. */
async function insider({ app, api, unit }: DealWorld): Promise<{ member: Member; client: ApiClient }> {
  const member = await makeMember(app, unit.administrator, ['RESEARCHER', 'OFFICER']);
  return { member, client: await signedIn(api, member) };
}
const ownOf = (world: DealWorld, researcher: Member) =>
  makePublished(world.app, { ...world.unit, researcher });

const fourEyes = ['FOUR_EYES'];

const ownBidding = (form: 'LISTING' | 'AUCTION'): Try[] =>
  one('announces the own result', fourEyes, async (world) => {
    const { member, client } = await insider(world);
    const input = announcementInput(await ownOf(world, member), { form });
    return () => attempt(client, 'announceAuction', input);
  });

const ownFollower = (name: 'amendDeal' | 'renewDeal'): Try[] =>
  one('follows the contract on the own result', fourEyes, async (world) => {
    const { member, client } = await insider(world);
    const prior = await running(world, await ownOf(world, member));
    return () => attempt(client, name, { dealId: prior.id, expectedVersion: prior.version });
  });

export const REG_12: Paths = {
  deal: [
    ...one('takes up the request for the own result', fourEyes, async (world) => {
      const { member, client } = await insider(world);
      const { id: dealId } = await makeDeal(world, 'REQUESTED', { result: await ownOf(world, member) });
      return () => attempt(client, 'takeUpDeal', { dealId });
    }),
    ...one('proposes and signs for the unit', [...fourEyes, ...fourEyes], async (world) => {
      const { member, client } = await insider(world);
      const { id: dealId } = await makeDeal(world, 'NEGOTIATING', { result: await ownOf(world, member) });
      const terms = jsonOf(plainLicense);
      return async () => [
        ...(await attempt(client, 'proposeTerms', { dealId, terms })),
        ...(await attempt(client, 'signDeal', { dealId })),
      ];
    }),
    ...one('is a completer by the address alone, and officer later', fourEyes, async (world) => {
      const { app, unit, api } = world;
      const email = `later-${Math.random().toString(36).slice(2)}@example.cn`;
      const result = await makePublished(app, unit, {
        completers: [
          { name: '研究者', representative: true },
          { name: '合作者', email, representative: false },
        ],
      });
      const member = await makeMember(app, unit.administrator, ['OFFICER'], { email });
      const { id: dealId } = await makeDeal(world, 'REQUESTED', { result });
      const client = await signedIn(api, member);
      return () => attempt(client, 'takeUpDeal', { dealId });
    }),
  ],
  standingOffer: one('opens an offer of the own result', fourEyes, async (world) => {
    const { member, client } = await insider(world);
    const result = await ownOf(world, member);
    const officer = await scopeOf(world.app, world.unit.officer);
    const fields = { ...standing(plainLicense), isStanding: false };
    const { id, version } = await draftOffer(officer, { resultId: result.id, ...fields });
    return () => attempt(client, 'openOffer', { offerId: id, expectedVersion: version });
  }),
  listing: ownBidding('LISTING'),
  auction: ownBidding('AUCTION'),
  import: one('enters an earlier contract on the own result', fourEyes, async (world) => {
    const { member, client } = await insider(world);
    const given = await earlier({ ...world, officer: client }, await ownOf(world, member), plainLicense);
    return () => attempt(client, 'importContract', jsonOf(given));
  }),
  amendment: ownFollower('amendDeal'),
  renewal: ownFollower('renewDeal'),
  grant: { none: 'tried with the rules of grants: GRT-3, "the team decides itself"' },
  bulkImport: { none: 'tried in results-import: nobody attests the own result' },
  jobs: { none: 'a job acts for nobody' },
  retry: one(
    'asks for the own result through the own company, as a stranger',
    ['INVALID PRC-2 FACTS_SHOW_RELATED'],
    async (world) => {
      const { app, operator, unit } = world;
      const company = await makeEnterprise(app, operator);
      const { email } = company.buyer;
      const result = await makePublished(app, unit, {
        completers: [
          { name: '研究者', representative: true },
          { name: '股东', email, representative: false },
        ],
      });
      const client = await signedIn(world.api, company.buyer);
      const asked = { resultId: result.id, message: '我们要', relation: 'NONE', foreignParty: false };
      return () => attempt(client, 'requestDeal', asked);
    },
  ),
  secondOfficer: one('publishes the own result instead of an officer', ['RULE REG-12'], async (world) => {
    const result = await makeRegistered(world.app, world.unit);
    const client = await signedIn(world.api, world.unit.researcher);
    return () => attempt(client, 'publish', at(result));
  }),
};
