import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { changeDeal, type DealReference, forSide, notNow, userIdOf } from '../change-deal.ts';
import type { Deal } from '../data/deal.entity.ts';
import { DealLeader } from '../data/deal-parts.entity.ts';
import { writeLeaders } from '../data/deal-record.ts';
import { DealDocument } from '../data/deal-records.entity.ts';
import type { DealDocumentKind, LeaderPosition, PartyConsent, RelationDeclaration } from '../deal.enums.ts';
import { isClearing, isOver } from '../deal.states.ts';
import { voidClearing } from '../judge/settle.ts';
import { addMessage } from './add-message.ts';
import { attachOne, attachToDeal, fileFact } from './deal-files.ts';
import { declare } from './declare.ts';

export type DeclareRelation = DealReference & {
  relation: RelationDeclaration;
  explanation?: string | null;
  foreignParty: boolean;
};

/** A side declares whether it is related to the other. @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE, as `declare` */
export function declareRelation(scope: Scope, input: DeclareRelation): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER', 'ENTERPRISE'), async (change) => {
    const { side, record } = change;
    refuseSigned(record.deal, 'declareRelation');
    if (side === null) throw new Refusal('FORBIDDEN');
    const { relation, explanation, foreignParty } = input;
    await declare(change, {
      side,
      relation,
      explanation: explanation ?? null,
      foreignParty,
      byUser: userIdOf(scope),
    });
    return {
      action: 'declareRelation',
      facts: { side, relation, foreignParty },
      ...(explanation ? { personal: { explanation } } : {}),
    };
  });
}

export type DeclareLeaders = DealReference & {
  leaders: readonly {
    /** Needed where two completers have one name. */
    completerId?: string | null;
    completerName: string;
    position: LeaderPosition;
    takesEquity: boolean;
  }[];
};

/**
 * The unit says which completers lead it (INC-8); an empty list says that none does. Decision and notice that did not
 * know of them become void.
 * @throws Refusal NOT_FOUND (`leaders.n.completerName`), FORBIDDEN, FOUR_EYES, CONFLICT, STATE
 */
export function declareLeaders(scope: Scope, input: DeclareLeaders): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER'), async (change) => {
    const { tx, record } = change;
    refuseSigned(record.deal, 'declareLeaders');
    const before = leadersKey(record.leaders);
    record.leaders = input.leaders.map(({ completerId, completerName, position, takesEquity }, index) => {
      const named = record.result.completers.filter(({ id, name }) =>
        completerId ? id === completerId : name === completerName,
      );
      const [completer] = named;
      if (!completer || named.length > 1) {
        throw new Refusal('NOT_FOUND', { field: `leaders.${index}.completerName` });
      }
      return Object.assign(new DealLeader(), {
        dealId: record.deal.id,
        completerId: completer.id,
        completerName: completer.name,
        userId: completer.userId,
        position,
        takesEquity,
      });
    });
    if (new Set(record.leaders.map(({ completerId }) => completerId)).size < record.leaders.length) {
      throw new Refusal('INVALID', { field: 'leaders', params: { reason: 'REPEATED' } });
    }
    record.deal.leadersDeclared = true;
    if (leadersKey(record.leaders) !== before && isClearing(record.deal.state))
      await voidClearing(change, 'LEADERS_CHANGED');
    await writeLeaders(tx, record);
    return {
      action: 'declareLeaders',
      facts: {
        leaders: record.leaders.map(({ completerId, position, takesEquity }) => ({
          completerId,
          position,
          takesEquity,
        })),
      },
      personal: { names: record.leaders.map(({ completerName }) => completerName) },
    };
  });
}

/** What decision and notice say of the leaders. */
function leadersKey(leaders: readonly DealLeader[]): string {
  return leaders
    .map(({ completerId, position, takesEquity }) => `${completerId} ${position} ${takesEquity}`)
    .sort()
    .join();
}

export type RecordPartyConsent = DealReference & {
  partyId: string;
  consent: PartyConsent;
  fileId?: string | null;
};

/**
 * The unit records what a co-owner says to the agreed terms; a consent comes with its paper.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE before terms are agreed, REQUIRED (`fileId`)
 */
export function recordPartyConsent(scope: Scope, input: RecordPartyConsent): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER'), async (change) => {
    const { deal, parties } = change.record;
    refuseSigned(deal, 'recordPartyConsent');
    const party = parties.find(({ id }) => id === input.partyId);
    if (!party) throw new Refusal('NOT_FOUND', { field: 'partyId' });
    if (deal.termsDigest === null) throw notNow(deal.state, 'recordPartyConsent');
    if (input.consent === 'CONSENTED' && !input.fileId) throw new Refusal('REQUIRED', { field: 'fileId' });
    const file = await attachOne(change, input.fileId);
    Object.assign(party, {
      consent: input.consent,
      consentFileId: file?.id ?? null,
      consentDigest: input.consent === 'PENDING' ? null : deal.termsDigest,
      at: clock.now(),
    });
    return {
      action: 'recordPartyConsent',
      facts: { partyId: party.id, consent: party.consent, ...(file ? fileFact(file) : {}) },
      personal: { name: party.name },
    };
  });
}

/** A side writes to the other. @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE once it is over, REQUIRED (`text`) */
export function postDealMessage(
  scope: Scope,
  input: DealReference & { text: string; fileIds?: readonly string[] | null },
): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER', 'ENTERPRISE'), async (change) => {
    const { tx, record, side } = change;
    if (isOver(record.deal.state)) throw notNow(record.deal.state, 'postDealMessage');
    if (side === null) throw new Refusal('FORBIDDEN');
    const problems = new Problems('');
    const text = readText(input.text, 4000, problems.at('text'));
    if (text === null) problems.at('text').add('REQUIRED');
    refuseAll(problems.list);
    const files = await attachToDeal(change, input.fileIds ?? [], 'fileIds');
    const message = await addMessage(tx, record.deal.id, {
      side,
      byUser: userIdOf(scope),
      text: text ?? '',
      fileIds: files.map(({ id }) => id),
    });
    return {
      action: 'postDealMessage',
      beside: true,
      facts: { messageId: message.id, side, files: files.map(fileFact) },
      personal: { text },
    };
  });
}

export type AddDealDocument = DealReference & {
  fileId: string;
  kind: DealDocumentKind;
  note?: string | null;
};

/** A side puts a document into the case. @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE once it is over */
export function addDealDocument(scope: Scope, input: AddDealDocument): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER', 'ENTERPRISE'), async (change) => {
    const { tx, record, side } = change;
    if (isOver(record.deal.state)) throw notNow(record.deal.state, 'addDealDocument');
    const problems = new Problems('');
    const note = readText(input.note, 500, problems.at('note'));
    refuseAll(problems.list);
    const file = await attachOne(change, input.fileId);
    if (!file || side === null) throw new Refusal('REQUIRED', { field: 'fileId' });
    const id = newId();
    await tx.insert(DealDocument, {
      id,
      dealId: record.deal.id,
      fileId: file.id,
      kind: input.kind,
      note,
      side,
      byUser: userIdOf(scope),
      at: clock.now(),
    });
    return {
      action: 'addDealDocument',
      beside: true,
      facts: { documentId: id, kind: input.kind, side, ...fileFact(file) },
    };
  });
}

function refuseSigned(deal: Deal, action: string): void {
  if (isOver(deal.state) || deal.state === 'SIGNED' || deal.state === 'ACTIVE')
    throw notNow(deal.state, action);
}
