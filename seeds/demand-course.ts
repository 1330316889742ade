import { openBids } from '../server/features/demands/bidding/opening/open-bids.service.ts';
import { BountyPayment } from '../server/features/demands/bounty/data/bounty-payment.entity.ts';
import { BountySafeguard } from '../server/features/demands/bounty/data/safeguard.entity.ts';
import { confirmBountyPayment } from '../server/features/demands/bounty/steps/answer-payment.service.ts';
import { recordBountyPayment } from '../server/features/demands/bounty/steps/record-payment.service.ts';
import { Bid } from '../server/features/demands/data/bid.entity.ts';
import { Demand } from '../server/features/demands/data/demand.entity.ts';
import { DemandLane } from '../server/features/demands/data/lane.entity.ts';
import { DemandMilestone, DemandPledge } from '../server/features/demands/data/lane-parts.entity.ts';
import { JudgingSeat } from '../server/features/demands/judging/data/judging-seat.entity.ts';
import { appointExperts } from '../server/features/demands/judging/steps/appoint-experts.service.ts';
import { confirmAward } from '../server/features/demands/judging/steps/confirm-award.service.ts';
import { decideAward } from '../server/features/demands/judging/steps/decide-award.service.ts';
import {
  declareConflicts,
  handInScores,
  saveScores,
} from '../server/features/demands/judging/steps/score-bids.service.ts';
import { screenBid } from '../server/features/demands/judging/steps/screen-bid.service.ts';
import { editPledge } from '../server/features/demands/lanes/pledge/edit-pledge.service.ts';
import { pledgeDigest } from '../server/features/demands/lanes/pledge/pledge-terms.ts';
import { signPledge } from '../server/features/demands/lanes/pledge/sign-pledge.service.ts';
import { decideOnWork, handInWork } from '../server/features/demands/lanes/work/acceptance.service.ts';
import {
  answerMilestone,
  reportMilestone,
} from '../server/features/demands/lanes/work/milestones.service.ts';
import { startWork } from '../server/features/demands/lanes/work/start-work.service.ts';
import { answerDemand } from '../server/features/demands/posting/published/answer-demand.service.ts';
import { inviteToBid } from '../server/features/demands/posting/published/invite.service.ts';
import { answerDemandQuestion } from '../server/features/demands/questions/answer-question.service.ts';
import { askDemandQuestion } from '../server/features/demands/questions/ask-question.service.ts';
import { GateReport } from '../server/features/demands/race/race.entity.ts';
import { closeGate } from '../server/features/demands/race/steps/close-gate.service.ts';
import { handInMeasured } from '../server/features/demands/race/steps/hand-in-measured.service.ts';
import { judgeMeasured } from '../server/features/demands/race/steps/judge-measured.service.ts';
import { jobScope } from '../server/platform/app.ts';
import { clock } from '../server/platform/clock.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import type { SeedDemandAct } from './demands.types.ts';
import { fen } from './fen.ts';
import type { People, Person } from './load-people.ts';
import { paper } from './papers.ts';
import type { World } from './read-world.ts';
import { resultIdOf, seedResult } from './seed-results.ts';

type Act<Name extends SeedDemandAct['do']> = Extract<SeedDemandAct, { do: Name }>;

interface Place {
  tx: Transaction;
  people: People;
  demandId: () => string;
}

/** What one published demand comes to: questions, judging, pledges, work and money. */
export class DemandCourse {
  readonly #tx: Transaction;
  readonly #people: People;
  readonly #demandId: () => string;
  #questionId = '';

  constructor({ tx, people, demandId }: Place) {
    this.#tx = tx;
    this.#people = people;
    this.#demandId = demandId;
  }

  async take(step: SeedDemandAct, person: Person, world: World): Promise<void> {
    const demandId = this.#demandId();
    const { scope } = person;
    switch (step.do) {
      case 'ask':
        this.#questionId = (await askDemandQuestion(scope, { demandId, body: step.body })).id;
        return;
      case 'answerQuestion':
        await answerDemandQuestion(scope, { questionId: this.#questionId, answer: step.answer });
        return;
      case 'answer': {
        const resultId = await resultIdOf(this.#tx, this.#people, seedResult(world, step.result));
        await answerDemand(scope, { demandId, resultId, message: step.message });
        return;
      }
      case 'invite': {
        const organizationId = this.#people.organizationId(step.organization);
        await inviteToBid(scope, { demandId, organizationId, message: step.message });
        return;
      }
      default:
        await this.#judge(step, person);
    }
  }

  async #judge(step: SeedDemandAct, person: Person): Promise<void> {
    const demandId = this.#demandId();
    const { scope } = person;
    switch (step.do) {
      case 'screen':
        await this.#screen(person);
        return;
      case 'appoint': {
        const userIds = step.experts.map((key) => this.#people.person(key).userId);
        await appointExperts(scope, { demandId, userIds });
        return;
      }
      case 'score':
        await this.#score(step, person);
        return;
      case 'decide': {
        const bids = await this.#bids();
        const outcomes = step.order.map(({ unit, reason }, place) => ({
          ...{ bidId: this.#bidOf(bids, unit).id, isWinner: place < step.winners, reason },
        }));
        await decideAward(scope, { demandId, outcomes });
        return;
      }
      case 'confirmAward':
        await confirmAward(scope, { demandId });
        return;
      default:
        await this.#work(step, person);
    }
  }

  async #work(step: SeedDemandAct, person: Person): Promise<void> {
    const { scope } = person;
    switch (step.do) {
      case 'pledge':
        await this.#pledge(step, person);
        return;
      case 'sign': {
        const { id } = await this.#lane(step.unit);
        const { content } = await this.#tx.findOneByOrFail(DemandPledge, { laneId: id });
        await signPledge(scope, { laneId: id, digest: pledgeDigest(content) });
        return;
      }
      case 'startWork':
        await startWork(scope, { laneId: (await this.#lane(step.unit)).id });
        return;
      case 'milestone': {
        const fileIds = [await paper(person, '里程碑完成报告', step.lines)];
        await reportMilestone(scope, { ...(await this.#milestone(step)), note: null, measured: [], fileIds });
        return;
      }
      case 'acceptMilestone':
        await answerMilestone(scope, { ...(await this.#milestone(step)), accepted: true });
        return;
      case 'handInWork': {
        const fileIds = [await paper(person, '第三方检测报告', step.lines)];
        const { id: laneId } = await this.#lane(step.unit);
        await handInWork(scope, { laneId, measured: listOf(step.values), fileIds });
        return;
      }
      case 'acceptWork':
        await decideOnWork(scope, { laneId: (await this.#lane(step.unit)).id, verdict: 'ACCEPTED' });
        return;
      default:
        await this.#race(step, person);
    }
  }

  async #race(step: SeedDemandAct, person: Person): Promise<void> {
    const demandId = this.#demandId();
    const { scope } = person;
    switch (step.do) {
      case 'measure': {
        const { id: laneId } = await this.#lane(step.unit);
        const fileIds = [await paper(person, '阶段测试报告', step.lines)];
        const { gate, testedBy } = step;
        const measuredOn = clock.today();
        await handInMeasured(scope, {
          laneId,
          gate,
          values: listOf(step.values),
          measuredOn,
          testedBy,
          fileIds,
        });
        return;
      }
      case 'judgeGate': {
        const { id: laneId } = await this.#lane(step.unit);
        const report = await this.#tx.findOneByOrFail(GateReport, { laneId, gate: step.gate });
        const verdicts = report.values.map(({ targetId }) => ({ targetId, isConfirmed: true }));
        await judgeMeasured(scope, { reportId: report.id, expectedVersion: report.version, verdicts });
        return;
      }
      case 'closeGate':
        await closeGate(scope, { demandId, gate: step.gate });
        return;
      case 'pay':
        await this.#pay(step, person);
        return;
      case 'confirmPayment': {
        const { id: laneId } = await this.#lane(step.unit);
        const payment = await this.#tx.findOneByOrFail(BountyPayment, { laneId, state: 'RECORDED' });
        await confirmBountyPayment(scope, { paymentId: payment.id, idempotencyKey: `seed-${payment.id}` });
        return;
      }
      default:
        throw new Error(`seeds: nobody knows how to ${step.do}`);
    }
  }

  /** All bids keep the must-haves. */
  async #screen({ scope }: Person): Promise<void> {
    const demandId = this.#demandId();
    await openBids(jobScope(scope.app, 'demands.openBids'), demandId);
    const { content } = await this.#tx.findOneByOrFail(Demand, { id: demandId });
    const findings = content.mustHaves.map(({ id }) => ({ mustHaveId: id, kept: true }));
    for (const { id } of await this.#bids()) await screenBid(scope, { demandId, bidId: id, findings });
  }

  async #score({ points, reason, handIn }: Act<'score'>, { scope, userId }: Person): Promise<void> {
    const demandId = this.#demandId();
    const { id: seatId } = await this.#tx.findOneByOrFail(JudgingSeat, { demandId, userId });
    const { content } = await this.#tx.findOneByOrFail(Demand, { id: demandId });
    await declareConflicts(scope, { seatId, conflicts: [] });
    const bids = await this.#bids();
    for (const [unit, given] of Object.entries(points)) {
      const scores = content.criteria.map(({ code }, place) => ({
        ...{ criterion: code, points: Math.min(100, given + ((place * 3) % 5)), reason },
      }));
      await saveScores(scope, { seatId, bidId: this.#bidOf(bids, unit).id, scores });
    }
    if (handIn) await handInScores(scope, { seatId });
  }

  async #pledge({ unit, giveBack, barredMonths }: Act<'pledge'>, { scope }: Person): Promise<void> {
    const { id: laneId } = await this.#lane(unit);
    const { content } = await this.#tx.findOneByOrFail(DemandPledge, { laneId });
    await editPledge(scope, {
      laneId,
      milestones: content.milestones,
      finishOn: content.finishOn ?? clock.today(),
      responsibleName: content.responsible.name,
      responsibleTitle: content.responsible.title,
      consequences: { giveBackBasisPoints: giveBack, barredMonths, text: '' },
      freeingGrounds: content.freeing.grounds,
      freeingText: content.freeing.text,
    });
  }

  async #pay({ unit, amount, reference, lines }: Act<'pay'>, person: Person): Promise<void> {
    const { id: laneId, demandId } = await this.#lane(unit);
    const deposit = await this.#tx.findOneBy(BountySafeguard, {
      demandId,
      kind: 'DEPOSIT',
      state: 'CONFIRMED',
    });
    await recordBountyPayment(person.scope, {
      laneId,
      amount: fen(amount) ?? 0n,
      source: deposit ? 'DEPOSIT' : 'BANK',
      safeguardId: deposit?.id ?? null,
      paidOn: clock.today(),
      reference,
      fileIds: [await paper(person, '榜金支付回单', lines)],
      idempotencyKey: `seed-${reference}`,
    });
  }

  #bids(): Promise<Bid[]> {
    return this.#tx.findBy(Bid, { demandId: this.#demandId() });
  }

  #bidOf(bids: readonly Bid[], unit: string): Bid {
    const organizationId = this.#people.organizationId(unit);
    const bid = bids.find(({ leadOrganizationId }) => leadOrganizationId === organizationId);
    if (!bid) throw new Error(`seeds: ${unit} has no bid`);
    return bid;
  }

  #lane(unit: string): Promise<DemandLane> {
    const organizationId = this.#people.organizationId(unit);
    return this.#tx.findOneByOrFail(DemandLane, { demandId: this.#demandId(), organizationId });
  }

  async #milestone({ unit, number }: { unit: string; number: number }) {
    const { id: laneId } = await this.#lane(unit);
    const { id: milestoneId } = await this.#tx.findOneByOrFail(DemandMilestone, { laneId, number });
    return { laneId, milestoneId };
  }
}

/** Measured values by the target. */
function listOf(values: Readonly<Record<string, string>>): { targetId: string; value: string }[] {
  return Object.entries(values).map(([targetId, value]) => ({ targetId, value }));
}
