import { closeDecision } from '../server/features/decisions/close-decision.service.ts';
import { CollectiveDecision } from '../server/features/decisions/collective-decision.entity.ts';
import { vote } from '../server/features/decisions/vote.service.ts';
import type { OwnershipGrant } from '../server/features/grants/data/ownership-grant.entity.ts';
import type { GrantState } from '../server/features/grants/grant.enums.ts';
import { applyForGrant } from '../server/features/grants/steps/apply-for-grant.service.ts';
import { putGrantInForce, signGrant } from '../server/features/grants/steps/conclude-grant.service.ts';
import {
  approveGrant,
  callGrantDecision,
  isMajor,
  publishGrantNotice,
  refuseGrant,
} from '../server/features/grants/steps/decide-grant.service.ts';
import { resultForCase } from '../server/features/results/result-for-case.service.ts';
import { clock } from '../server/platform/clock.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import { fen } from './fen.ts';
import { objectionTo } from './load-objections.ts';
import type { People, Person } from './load-people.ts';
import type { Happening } from './load-results.ts';
import { paper } from './papers.ts';
import type { World } from './read-world.ts';
import { resultIdOf, seedResult } from './seed-results.ts';
import type { SeedGrant, SeedResult } from './world.types.ts';
import type { WorldDays } from './world-days.ts';

/** Days from the application to each step; a notice of fifteen full days is over on the sixteenth day after it. */
const DAYS = {
  apply: 0,
  call: 2,
  vote: 3,
  close: 4,
  approve: 5,
  refuse: 6,
  notice: 7,
  sign: 24,
  inForce: 26,
} as const;

/** The steps in their order; a grant takes them as far as its state. */
const REACHED: readonly GrantState[] = ['APPLIED', 'APPROVED', 'ON_NOTICE', 'AGREED', 'IN_FORCE'];

/** All grants of the world with their decisions, minutes, notices and objections. */
export function grantsOf(tx: Transaction, days: WorldDays, world: World, people: People): Happening[] {
  return world.grants.flatMap((grant, index) => {
    const result = grant.result === null ? null : seedResult(world, grant.result);
    return new Course({ tx, days, people, grant, result, index }).steps();
  });
}

interface CourseOf {
  tx: Transaction;
  days: WorldDays;
  people: People;
  grant: SeedGrant;
  /** Null for a grant of a result that is yet to come. */
  result: SeedResult | null;
  index: number;
}

/** One grant, from the application of the team as far as its state. */
class Course {
  readonly #of: CourseOf;
  readonly #steps: Happening[] = [];
  #present = { grantId: '', expectedVersion: 0 };

  constructor(of: CourseOf) {
    this.#of = of;
  }

  steps(): Happening[] {
    const { grant } = this.#of;
    const [officer, second] = this.#officers();
    this.#take(DAYS.apply, () => this.#apply());
    if (grant.state === 'REFUSED') {
      const reason = grant.reason ?? '';
      this.#take(DAYS.refuse, () => refuseGrant(officer.scope, { ...this.#present, reason }));
    }
    if (!this.#reaches('APPROVED')) return this.#steps;
    if (isMajor(grant)) this.#decide(officer);
    this.#take(DAYS.approve, () => approveGrant(second.scope, this.#present));
    if (!this.#reaches('ON_NOTICE')) return this.#steps;
    this.#take(DAYS.notice, () => publishGrantNotice(officer.scope, this.#present));
    if (grant.objection) this.#object(grant.objection);
    if (!this.#reaches('AGREED')) return this.#steps;
    this.#take(DAYS.sign, async () => {
      const title = '赋权协议（签署件）';
      const fileId = await paper(officer, title, [
        this.#title(),
        `签署日期 ${clock.today()}`,
        '单位与团队代表已签字',
      ]);
      return signGrant(officer.scope, { ...this.#present, fileId, agreedOn: clock.today() });
    });
    if (this.#reaches('IN_FORCE'))
      this.#take(DAYS.inForce, () =>
        putGrantInForce(second.scope, { ...this.#present, from: clock.today() }),
      );
    return this.#steps;
  }

  async #apply(): Promise<OwnershipGrant> {
    const { tx, people, grant, result } = this.#of;
    const { kind, timing, shareBasisPoints, useYears, prospects, recipient, agreement } = grant;
    const applicant = people.person(grant.applicant);
    const resultId = result && (await resultIdOf(tx, people, result));
    const record = resultId ? await resultForCase(tx, resultId) : null;
    const members = record?.completers.filter(({ status }) => status === 'ACTIVE') ?? grant.team;
    const shares = grant.shares.map((basisPoints, at) => {
      const member = members[at];
      return typeof member === 'string'
        ? { name: member, basisPoints }
        : { completerId: member?.id ?? null, basisPoints };
    });
    const lines = [
      this.#title(),
      `申请代表 ${applicant.account.name}`,
      '全体完成人自愿申请并同意下列内部份额：',
    ];
    const split = shares.map(({ basisPoints }, at) => `完成人 ${at + 1}：${basisPoints / 100}%`);
    return applyForGrant(applicant.scope, {
      resultId,
      title: grant.title,
      ...{ kind, timing, shareBasisPoints, useYears, prospects, recipient, shares, agreement },
      titleClear: true,
      splitFileId: await paper(applicant, '团队内部分配约定', [...lines, ...split]),
      relinquishment: grant.relinquishment,
      resourceFee: fen(grant.resourceFee),
    });
  }

  /** The leadership decides: three are for it, whoever is left abstains; an officer closes it with the minutes. */
  #decide(officer: Person): void {
    const { tx, people, grant } = this.#of;
    const leaders = people.leaders(grant.organization);
    const called = () =>
      tx.findOneByOrFail(CollectiveDecision, { caseId: this.#present.grantId, caseType: 'OwnershipGrant' });
    this.#take(DAYS.call, () => callGrantDecision(officer.scope, this.#present));
    this.#beside(DAYS.vote, async () => {
      const { id: decisionId } = await called();
      for (const [at, leader] of leaders.entries())
        await vote(leader.scope, { decisionId, vote: at < 3 ? 'APPROVE' : 'ABSTAIN' });
    });
    this.#beside(DAYS.close, async () => {
      const { id: decisionId, version: expectedVersion } = await called();
      const present = `出席 ${leaders.map(({ account }) => account.name).join('、')}`;
      const lines = [this.#title(), `会议日期 ${clock.today()}`, present, '表决：三票同意，其余弃权'];
      const minutesFileId = await paper(officer, '领导班子会议纪要', lines);
      await closeDecision(officer.scope, {
        decisionId,
        expectedVersion,
        minutesFileId,
        meetingOn: clock.today(),
      });
    });
  }

  #object(objection: NonNullable<SeedGrant['objection']>): void {
    const { tx, days, people, grant, index } = this.#of;
    const at = (after: number) =>
      days.past(grant.day, { after: DAYS.notice + objection.after + after, hour: 11, index });
    const officers = this.#officers();
    const caseId = () => this.#present.grantId;
    this.#steps.push(...objectionTo(tx, { objection, caseId, at, people, officers }));
  }

  /** A step of the grant itself. */
  #take(after: number, step: () => Promise<OwnershipGrant>): void {
    this.#beside(after, async () => {
      const { id, version } = await step();
      this.#present = { grantId: id, expectedVersion: version };
    });
  }

  /** What leaves the grant as it is. */
  #beside(after: number, run: () => Promise<void>): void {
    const { days, grant, index } = this.#of;
    this.#steps.push({ at: days.past(grant.day, { after, hour: 9, index }), run });
  }

  #reaches(state: GrantState): boolean {
    return REACHED.indexOf(state) <= REACHED.indexOf(this.#of.grant.state);
  }

  #officers(): [Person, Person] {
    const { people, grant } = this.#of;
    const [officer, second] = people.officers(grant.organization);
    if (!officer || !second) throw new Error(`seeds: ${grant.organization} has no two officers`);
    return [officer, second];
  }

  #title(): string {
    return this.#of.result?.title ?? this.#of.grant.title ?? '';
  }
}
