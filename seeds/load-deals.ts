import {
  callDealDecision,
  publishDealNotice,
  recordPriceReason,
} from '../server/features/deals/clearing/clearing.service.ts';
import { Contract } from '../server/features/deals/contract/data/contract.entity.ts';
import { Handover } from '../server/features/deals/contract/data/contract-parts.entity.ts';
import { activateDeal } from '../server/features/deals/contract/fulfilment/activate-deal.service.ts';
import {
  acceptHandover,
  recordHandover,
} from '../server/features/deals/contract/fulfilment/handover.service.ts';
import { recordRegistration } from '../server/features/deals/contract/fulfilment/record-registration.service.ts';
import {
  confirmImport,
  importContract,
} from '../server/features/deals/contract/import/import-contract.service.ts';
import { editSignatories } from '../server/features/deals/contract/signing/edit-signatories.service.ts';
import { prepareContract } from '../server/features/deals/contract/signing/prepare-contract.service.ts';
import { signDeal } from '../server/features/deals/contract/signing/sign-deal.service.ts';
import { uploadSignedCopy } from '../server/features/deals/contract/signing/upload-signed-copy.service.ts';
import { Deal } from '../server/features/deals/data/deal.entity.ts';
import { DealProposal } from '../server/features/deals/data/deal-parts.entity.ts';
import {
  acceptTerms,
  proposeTerms,
  refuseDeal,
  takeUpDeal,
} from '../server/features/deals/negotiation/negotiation.service.ts';
import {
  acceptConfidentiality,
  CONFIDENTIALITY_TEXT,
  openConfidentiality,
} from '../server/features/deals/participants/confidentiality.service.ts';
import {
  addDealDocument,
  declareRelation,
  postDealMessage,
} from '../server/features/deals/participants/participants.service.ts';
import { acceptStandingOffer } from '../server/features/deals/request/accept-standing-offer.service.ts';
import { requestDeal } from '../server/features/deals/request/request-deal.service.ts';
import { advanceDeal } from '../server/features/deals/watch/advance-deal.service.ts';
import { closeDecision } from '../server/features/decisions/close-decision.service.ts';
import { CollectiveDecision } from '../server/features/decisions/collective-decision.entity.ts';
import { vote } from '../server/features/decisions/vote.service.ts';
import { Offer } from '../server/features/offers/data/offer.entity.ts';
import type { Terms } from '../server/features/offers/terms/terms.ts';
import { clock } from '../server/platform/clock.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import type { SeedDeal, SeedDealAct, SeedDealStep } from './deals.types.ts';
import { fen } from './fen.ts';
import { objectionTo } from './load-objections.ts';
import { termsOf } from './load-offers.ts';
import type { People, Person } from './load-people.ts';
import type { Happening } from './load-results.ts';
import { paper } from './papers.ts';
import type { World } from './read-world.ts';
import { resultIdOf, seedResult, uninvolved } from './seed-results.ts';
import type { SeedResult } from './world.types.ts';
import type { WorldDays } from './world-days.ts';

/** Hour of the day, in Shanghai, of the first step of a day; the next ones follow hourly. */
const FIRST_HOUR = 9;

/** All deals of the world, every step by who takes it, with the objections to their notices. */
export function dealsOf(tx: Transaction, days: WorldDays, world: World, people: People): Happening[] {
  return world.deals.flatMap((deal, index) => {
    const result = seedResult(world, deal.result);
    const course = new Course({ tx, people, deal, result });
    const at = (after: number, hour: number) => days.past(deal.day, { after, hour, index });
    const steps = deal.steps.map((step, place) => {
      const before = deal.steps.slice(0, place).filter(({ after }) => after === step.after).length;
      return { at: at(step.after, FIRST_HOUR + before), run: () => course.take(step) };
    });
    const { objection } = deal;
    const noticed = deal.steps.find((step) => step.do === 'publishNotice')?.after ?? 0;
    if (!objection) return steps;
    const objected = objectionTo(tx, {
      objection,
      caseId: () => course.dealId,
      at: (after) => at(noticed + objection.after + after, FIRST_HOUR + 1),
      people,
      officers: uninvolved(result, people),
    });
    return [...steps, ...objected];
  });
}

interface CourseOf {
  tx: Transaction;
  people: People;
  deal: SeedDeal;
  result: SeedResult;
}

type Act<Name extends SeedDealAct['do']> = Extract<SeedDealAct, { do: Name }>;

/** One deal: takes its steps one by one. */
class Course {
  readonly #of: CourseOf;
  /** Empty until it is opened. */
  dealId = '';
  /** The terms that were proposed last; those of the offer are not among them. */
  #terms: object = {};

  constructor(of: CourseOf) {
    this.#of = of;
  }

  async take(step: SeedDealStep): Promise<void> {
    if (step.by === null) {
      const [anybody] = this.#of.people.officers(this.#of.result.organization);
      if (anybody) await advanceDeal(anybody.scope.app, this.dealId);
      return;
    }
    const person = this.#of.people.person(step.by);
    this.dealId =
      (await this.#open(step, person)) ??
      (await this.#negotiate(step, person)) ??
      (await this.#clear(step, person)) ??
      (await this.#contract(step, person)) ??
      this.dealId;
  }

  /** Steps that begin a deal. */
  async #open(step: SeedDealAct, { scope, ...person }: Person): Promise<string | null> {
    const declaration = { relation: 'NONE' as const, foreignParty: false };
    switch (step.do) {
      case 'request': {
        const { message } = step;
        const terms = step.terms && this.#propose(step.terms);
        const reference = step.byOffer
          ? { offerId: (await this.#offer()).id }
          : { resultId: await this.#resultId() };
        return (await requestDeal(scope, { ...reference, ...declaration, message, terms })).id;
      }
      case 'acceptOffer': {
        const { id: offerId, termsDigest } = await this.#offer();
        return (await acceptStandingOffer(scope, { offerId, termsDigest: termsDigest ?? '', ...declaration }))
          .id;
      }
      case 'import':
        return this.#import(step, { scope, ...person });
      default:
        return null;
    }
  }

  async #import(step: Act<'import'>, person: Person): Promise<string> {
    const { number, signedOn, validUntil, declaration, lines } = step;
    const { id } = await importContract(person.scope, {
      ...{ number, signedOn, validUntil, declaration },
      pricing: 'NEGOTIATED',
      resultId: await this.#resultId(),
      enterpriseId: this.#of.people.organizationId(this.#of.deal.enterprise),
      terms: this.#propose(step.terms),
      fileIds: [await paper(person, '技术许可合同（签署件扫描）', lines)],
    });
    return id;
  }

  /** Steps until the terms are agreed, and what both sides say and show on the way. */
  async #negotiate(step: SeedDealAct, person: Person): Promise<string | null> {
    const { scope } = person;
    const { dealId } = this;
    switch (step.do) {
      case 'takeUp':
        return (await takeUpDeal(scope, { dealId })).id;
      case 'message':
        return (await postDealMessage(scope, { dealId, text: step.text })).id;
      case 'document': {
        const fileId = await paper(person, step.title, step.lines);
        return (await addDealDocument(scope, { dealId, fileId, kind: step.kind })).id;
      }
      case 'openConfidentiality':
        return (await openConfidentiality(scope, { dealId, text: CONFIDENTIALITY_TEXT })).id;
      case 'acceptConfidentiality':
        return (await acceptConfidentiality(scope, { dealId })).id;
      case 'propose':
        return (await proposeTerms(scope, { dealId, terms: this.#propose(step.terms), note: step.note })).id;
      case 'agree': {
        const open = await this.#of.tx.findOneByOrFail(DealProposal, { dealId, state: 'OPEN' });
        const { number: proposalNumber, termsDigest } = open;
        return (await acceptTerms(scope, { dealId, proposalNumber, termsDigest })).id;
      }
      case 'refuse':
        return (await refuseDeal(scope, { dealId, reason: step.reason })).id;
      default:
        return null;
    }
  }

  /** Steps by which the unit clears the agreed terms. */
  async #clear(step: SeedDealAct, person: Person): Promise<string | null> {
    const { scope } = person;
    const { dealId } = this;
    switch (step.do) {
      case 'declare':
        return (await declareRelation(scope, { dealId, relation: 'NONE', foreignParty: false })).id;
      case 'priceReason':
        return (await recordPriceReason(scope, { dealId, reason: step.reason, choice: step.choice })).id;
      case 'callDecision':
        return (await callDealDecision(scope, { dealId })).id;
      case 'vote': {
        const { id: decisionId } = await this.#decision();
        await vote(scope, { decisionId, vote: step.vote });
        return dealId;
      }
      case 'closeDecision': {
        const { id: decisionId, version: expectedVersion } = await this.#decision();
        const { title } = this.#of.result;
        const lines = [title, `会议日期 ${clock.today()}`, ...step.lines];
        const minutesFileId = await paper(person, '领导班子会议纪要', lines);
        const meetingOn = clock.today();
        await closeDecision(scope, { decisionId, expectedVersion, minutesFileId, meetingOn });
        return dealId;
      }
      case 'publishNotice':
        return (await publishDealNotice(scope, { dealId })).id;
      default:
        return null;
    }
  }

  /** Steps of the contract. */
  async #contract(step: SeedDealAct, person: Person): Promise<string | null> {
    const { scope } = person;
    const { dealId } = this;
    switch (step.do) {
      case 'nameSignatory':
        return this.#nameSignatory(step, person);
      case 'prepare':
        return (await prepareContract(scope, { dealId })).id;
      case 'sign':
        return (await signDeal(scope, { dealId })).id;
      case 'bringCopy': {
        const lines = [this.#of.result.title, `签署日期 ${clock.today()}`, '双方已签字盖章'];
        const fileId = await paper(person, step.title, lines);
        const signedOn = clock.today();
        return (await uploadSignedCopy(scope, { dealId, side: this.#sideOf(person), fileId, signedOn })).id;
      }
      case 'activate':
        return (await activateDeal(scope, { dealId })).id;
      case 'handOver': {
        const { terms } = await this.#of.tx.findOneByOrFail(Deal, { id: dealId });
        const items = terms?.delivery.items ?? [];
        const fileIds = [await paper(person, '技术资料移交清单', [...items, ...step.lines])];
        return (await recordHandover(scope, { dealId, items, on: clock.today(), fileIds })).id;
      }
      case 'acceptHandover': {
        const { id: contractId } = await this.#of.tx.findOneByOrFail(Contract, { dealId });
        const { id: handoverId } = await this.#of.tx.findOneByOrFail(Handover, { contractId });
        const { remarks } = step;
        return (await acceptHandover(scope, { dealId, handoverId, accepted: true, remarks })).id;
      }
      case 'register':
        return this.#register(step, person);
      case 'confirmImport':
        return (await confirmImport(scope, { dealId, confirmed: true })).id;
      default:
        return null;
    }
  }

  async #nameSignatory({ name, position, attorney }: Act<'nameSignatory'>, person: Person): Promise<string> {
    const authorityFileId = attorney
      ? await paper(person, '授权委托书', [
          `兹授权${name}（${position}）代表本单位签署${this.#of.result.title}合同`,
        ])
      : null;
    const authority = attorney ? ('AUTHORIZED' as const) : ('LEGAL_REPRESENTATIVE' as const);
    const signatory = { side: this.#sideOf(person), name, position, authority, authorityFileId };
    return (await editSignatories(person.scope, { dealId: this.dealId, signatories: [signatory] })).id;
  }

  async #register(
    { do: _step, totalAmount, technologyAmount, ...fields }: Act<'register'>,
    { scope }: Person,
  ): Promise<string> {
    const { registrationNumber, office, rightKind, sector, wayOfPayment } = fields;
    const registration = { registrationNumber, office, rightKind, sector, wayOfPayment };
    const amounts = { totalAmount: fen(totalAmount), technologyAmount: fen(technologyAmount) };
    const registeredOn = clock.today();
    const { dealId } = this;
    return (await recordRegistration(scope, { dealId, ...registration, ...amounts, registeredOn })).id;
  }

  /** Terms that differ in these parts from the last ones. */
  #propose(parts: object): Terms {
    this.#terms = { ...this.#terms, ...parts };
    return termsOf(this.#terms);
  }

  #sideOf({ account }: Person): 'OWNER' | 'ENTERPRISE' {
    return account.organization === this.#of.deal.enterprise ? 'ENTERPRISE' : 'OWNER';
  }

  async #offer(): Promise<Offer> {
    return this.#of.tx.findOneByOrFail(Offer, { resultId: await this.#resultId(), state: 'OPEN' });
  }

  #resultId(): Promise<string> {
    return resultIdOf(this.#of.tx, this.#of.people, this.#of.result);
  }

  #decision(): Promise<CollectiveDecision> {
    return this.#of.tx.findOneByOrFail(CollectiveDecision, { caseId: this.dealId, state: 'CALLED' });
  }
}
