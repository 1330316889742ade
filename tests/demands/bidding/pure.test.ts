import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bidStateAt, bidsAreOpen } from '../../../server/features/demands/bid.states.ts';
import { gapsOf, mostToAsk, verdictOf } from '../../../server/features/demands/bidding/bid-gaps.ts';
import { barsOf } from '../../../server/features/demands/bidding/eligibility.ts';
import { aliasAt, shuffled } from '../../../server/features/demands/bidding/opening/aliases.ts';
import { differsFromSealed } from '../../../server/features/demands/bidding/sealing/differs-from-sealed.ts';
import { isIntact, seal, sealedText } from '../../../server/features/demands/bidding/sealing/seal.ts';
import { readDraft } from '../../../server/features/demands/bidding/writing/read-draft.ts';
import {
  type BidContent,
  type BidDraft,
  bidColumn,
  EMPTY_DRAFT,
} from '../../../server/features/demands/content/bid-content.ts';
import type { DemandTarget } from '../../../server/features/demands/content/demand-content.ts';
import type { Demand } from '../../../server/features/demands/data/demand.entity.ts';
import type { Refusal } from '../../../server/platform/errors.ts';
import { fullDraft } from '../bids-support.ts';
import { fullDemand } from '../support.ts';

const demandOf = (mode: 'OPEN_BIDDING' | 'RACE' | 'DIRECTED', values = {}) =>
  ({ mode, organizationId: 'poster', content: fullDemand(mode, values) }) as Demand;
const demand = demandOf('OPEN_BIDDING');

const codes = (
  draft: BidDraft,
  asked = demand,
  partners: { state: 'ASKED' | 'CONSENTED' | 'DECLINED' }[] = [],
) => gapsOf(draft, asked, partners).map(({ code, field }) => `${code} ${field}`);

describe('what a bid lacks', () => {
  it('is nothing for a full one', () => {
    expect(codes(fullDraft(demand))).toEqual([]);
  });

  it('is everything for an empty one, in the order of the form', () => {
    expect(codes(readDraft(EMPTY_DRAFT, demand.content))).toEqual([
      'SUMMARY summary',
      'APPROACH approach',
      'PROMISE promises.0.value',
      'PROMISE promises.1.value',
      'MUST_HAVE mustHaves.0.kept',
      'MILESTONES milestones',
      'TEAM team',
      'RESPONSIBLE responsiblePerson',
      'BUDGET budget',
      'ASK ask',
      'RISKS risks',
    ]);
  });

  it('knows sums: no more than the bounty, and a budget that covers what is asked for', () => {
    const above = fullDraft(demand, { ask: 10_000_001n });
    expect(codes(above)).toEqual(['ASK_ABOVE_BOUNTY ask', 'BUDGET_BELOW_ASK budget']);
    expect(codes(fullDraft(demand, { ask: 8_000_001n }))).toEqual(['BUDGET_BELOW_ASK budget']);
    expect(codes(fullDraft(demand, { budget: [{ item: '材料', amount: null }] }))).toEqual([
      'BUDGET_LINE budget.0.amount',
    ]);
    const race = demandOf('RACE');
    expect(mostToAsk(race)).toBe(8_000_000n);
    expect(mostToAsk(demand)).toBe(10_000_000n);
  });

  it('asks for the milestones by which the bounty is paid, ranges that end above their beginning, and partners', () => {
    const [first] = demand.content.stages;
    if (!first) throw new Error('There is no stage');
    const staged = demandOf('OPEN_BIDDING', {
      stages: [{ ...first, trigger: 'MILESTONE', milestone: '中试完成' }],
    });
    expect(codes(fullDraft(staged), staged)).toEqual(['MILESTONE_OF_STAGE milestones']);
    const [promise, other] = fullDraft(demand).promises;
    if (!promise || !other) throw new Error('There are no promises');
    const range = fullDraft(demand, {
      promises: [
        { ...promise, value: '72', upper: '71.9' },
        { ...other, how: '' },
      ],
    });
    expect(codes(range)).toEqual(['PROMISE_RANGE promises.0.upper', 'PROMISE_HOW promises.1.how']);
    expect(codes(fullDraft(demand), demand, [{ state: 'CONSENTED' }, { state: 'ASKED' }])).toEqual([
      'PARTNER_OPEN partners',
    ]);
    expect(codes(fullDraft(demand), demand, [{ state: 'DECLINED' }])).toEqual([]);
  });

  it('compares promises with targets by the worse end of a range', () => {
    const [atLeast, atMost] = demand.content.targets as [DemandTarget, DemandTarget];
    expect(verdictOf(atLeast, { value: null, upper: null })).toBe('OPEN');
    expect(verdictOf(atLeast, { value: '60', upper: null })).toBe('MET');
    expect(verdictOf(atLeast, { value: '59.999999', upper: '80' })).toBe('NOT_MET');
    expect(verdictOf(atMost, { value: '30', upper: '40' })).toBe('MET');
    expect(verdictOf(atMost, { value: '30', upper: '40.000001' })).toBe('NOT_MET');
  });
});

describe('a draft', () => {
  it('reads the same when it is read again', () => {
    const text = fc.string({ maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ risk: text, answer: text }), { maxLength: 5 }),
        text,
        (risks, summary) => {
          const once = readDraft(fullDraft(demand, { risks, summary }), demand.content);
          expect(readDraft(once, demand.content)).toEqual(once);
        },
      ),
    );
  });

  it('leaves out what the demand no longer asks, and says under which field something is wrong', () => {
    const old = { targetId: 'gone', value: '1', upper: null, how: '' };
    const read = readDraft(
      { ...EMPTY_DRAFT, promises: [old], mustHaves: [{ id: 'gone', kept: true, note: '' }] },
      demand.content,
    );
    expect(read.promises.map(({ targetId, value }) => [targetId, value])).toEqual([
      ['t1', null],
      ['t2', null],
    ]);
    expect(read.mustHaves).toEqual([{ id: 'm1', kept: null, note: '' }]);
    const wrong = fullDraft(demand, {
      promises: [{ targetId: 't1', value: '约七成', upper: null, how: '' }],
      milestones: [
        { name: '', dueOn: null, deliverable: '' },
        { name: '小试', dueOn: '2026-02-30', deliverable: '' },
      ],
      ask: -1n,
    });
    let refusal: unknown;
    try {
      readDraft(wrong, demand.content);
    } catch (error) {
      refusal = error;
    }
    expect((refusal as Refusal).errors.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'INVALID draft.promises.0.value',
      'INVALID draft.milestones.1.dueOn',
      'INVALID draft.ask',
    ]);
  });
});

describe('who may bid', () => {
  const unit = { id: 'unit', kind: 'UNIVERSITY', status: 'CONFIRMED', provinceCode: '220000' } as const;
  const free = { organization: unit, isInvited: false, isPartnerElsewhere: false, barredUntil: null };
  const now = new Date('2026-11-22T00:00:00Z');

  it('everybody whom the demand lets', () => {
    expect(barsOf({ ...free, demand }, now)).toEqual([]);
    const eligibility = { kinds: ['INSTITUTE' as const], provinces: ['230000'], text: '' };
    expect(barsOf({ ...free, demand: demandOf('DIRECTED', { eligibility }) }, now)).toEqual([
      'KIND',
      'NOT_INVITED',
    ]);
    expect(barsOf({ ...free, demand: demandOf('DIRECTED'), isInvited: true }, now)).toEqual([]);
    expect(
      barsOf({ ...free, demand, organization: { ...unit, id: 'poster', status: 'PENDING' } }, now),
    ).toEqual(['OWN_DEMAND', 'NOT_CONFIRMED']);
    expect(barsOf({ ...free, demand, isPartnerElsewhere: true }, now)).toEqual(['PARTNER_ELSEWHERE']);
    expect(barsOf({ ...free, demand: { ...demand, mode: 'PLAIN' } }, now)).toEqual(['NO_BIDS']);
  });

  it('again from the very moment on at which a bar ends', () => {
    expect(barsOf({ ...free, demand, barredUntil: new Date(now.getTime() + 1) }, now)).toEqual(['BARRED']);
    expect(barsOf({ ...free, demand, barredUntil: now }, now)).toEqual([]);
  });
});

describe('the clock', () => {
  it('opens sealed bids at the moment of the deadline, those of a demand that was called off never', () => {
    const close = new Date('2026-11-22T10:00:00Z');
    const times = { bidsCloseAt: close, bidsOpenedAt: null, state: 'OPEN' };
    const before = new Date(close.getTime() - 1);
    expect([bidsAreOpen(times, before), bidsAreOpen(times, close)]).toEqual([false, true]);
    expect(bidStateAt({ state: 'SEALED' }, times, before)).toBe('SEALED');
    expect(bidStateAt({ state: 'SEALED' }, times, close)).toBe('OPENED');
    expect(bidStateAt({ state: 'DRAFT' }, times, close)).toBe('DRAFT');
    expect(bidStateAt({ state: 'SEALED' }, { ...times, state: 'CANCELLED' }, close)).toBe('SEALED');
    expect(bidsAreOpen({ ...times, state: 'RETURNED' }, close)).toBe(false);
    expect(bidsAreOpen({ ...times, bidsOpenedAt: close, state: 'ON_NOTICE' }, close)).toBe(true);
  });
});

describe('a seal', () => {
  const content = (summary: string): BidContent => {
    const draft = fullDraft(demand, { summary });
    return {
      ...draft,
      promises: draft.promises.map((promise) => ({ ...promise, value: promise.value ?? '' })),
      milestones: draft.milestones.map((milestone) => ({ ...milestone, dueOn: milestone.dueOn ?? '' })),
      budget: draft.budget.map(({ item, amount }) => ({ item, amount: amount ?? 0n })),
      mustHaves: draft.mustHaves.map((mustHave) => ({ ...mustHave, kept: mustHave.kept === true })),
      responsiblePerson: { name: '李明', title: '教授', userId: null },
      ask: 8_000_000n,
      rights: [],
      partners: [],
      files: [],
    };
  };
  const ids = { id: 'b', demandId: 'd', leadOrganizationId: 'u' };

  it('commits to the text, survives the database and shows every change', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (summary, other) => {
        fc.pre(summary !== other);
        const sealed = seal({ ...ids, bidId: 'b', content: content(summary) });
        const stored = bidColumn.from(
          JSON.parse(JSON.stringify(bidColumn.to(content(summary)))),
        ) as BidContent;
        expect(isIntact({ ...ids, ...sealed, content: stored })).toBe(true);
        expect(isIntact({ ...ids, ...sealed, content: content(other) })).toBe(false);
        expect(isIntact({ ...ids, ...sealed, id: 'c', content: stored })).toBe(false);
      }),
    );
  });

  it('is the SHA-256 of salt and text, which anybody can reckon, and never the same twice', () => {
    const sealed = { ...ids, bidId: 'b', content: content('甲') };
    const { salt, digest } = seal(sealed);
    expect(
      createHash('sha256')
        .update(salt + sealedText(sealed))
        .digest('hex'),
    ).toBe(digest);
    expect(seal(sealed).digest).not.toBe(digest);
    expect(isIntact({ ...ids, content: null, salt, digest })).toBe(false);
  });
});

describe('aliases', () => {
  it('are 甲 to 癸, then numbered, and all different', () => {
    expect([0, 9, 10, 25].map(aliasAt)).toEqual(['甲', '癸', '甲2', '己3']);
    expect(new Set(Array.from({ length: 250 }, (_, place) => aliasAt(place))).size).toBe(250);
  });

  it('are given in an order that loses nobody', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.infiniteStream(fc.nat()), (values, numbers) => {
        const mixed = shuffled(values, (below) => Number(numbers.next().value) % below);
        expect([...mixed].sort((a, b) => a - b)).toEqual([...values].sort((a, b) => a - b));
      }),
    );
  });
});

describe('what lies sealed', () => {
  const { content } = demand;
  const draft = fullDraft(demand, { fileIds: ['f1'], rights: [{ resultId: 'r1', note: '基础菌种' }] });
  const partners = [
    { organizationId: 'p1', role: '检测', state: 'CONSENTED' as const },
    { organizationId: 'p2', role: '示范', state: 'DECLINED' as const },
  ];
  const sealed = {
    ...draft,
    partners: [{ organizationId: 'p1', role: '检测' }],
    rights: [{ resultId: 'r1', title: '低温菌', note: '基础菌种' }],
    files: [{ id: 'f1', name: '方案.pdf', sha256: 'a'.repeat(64) }],
  } as unknown as BidContent;

  it('is the draft as long as nothing of it was changed, in whatever order it was written', () => {
    expect(differsFromSealed(sealed, draft, partners, content)).toBe(false);
    const turned = {
      ...draft,
      milestones: [...draft.milestones].reverse(),
      promises: [...draft.promises].reverse(),
    };
    expect(differsFromSealed(sealed, turned, partners, content)).toBe(false);
  });

  it('is not what was written since, nor what partners or files were since', () => {
    const differs = (values: Partial<BidDraft>, others = partners) =>
      differsFromSealed(sealed, { ...draft, ...values }, others, content);
    expect(differs({ summary: '改用两株菌' })).toBe(true);
    expect(differs({ ask: 7_900_000n })).toBe(true);
    expect(differs({ fileIds: [] })).toBe(true);
    expect(differs({ rights: [] })).toBe(true);
    expect(differs({}, [])).toBe(true);
  });
});
