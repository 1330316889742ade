import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { activeMembers } from '../../accounts/members/active-members.service.ts';
import { ruleOf } from '../../rulebook/unit.ts';
import type { DealChange } from '../change-deal.ts';
import { DealDeclaration } from '../data/deal-parts.entity.ts';
import type { DealSide, RelationDeclaration } from '../deal.enums.ts';
import { isClearing } from '../deal.states.ts';
import { voidClearing } from '../judge/settle.ts';

/** What one side declares about being related to the other, and about foreign parties. */
export interface Declaration {
  side: DealSide;
  relation: RelationDeclaration;
  explanation: string | null;
  foreignParty: boolean;
  byUser: string | null;
}

/**
 * Notes a side's declaration, in memory. A completer's own company is a related party: where the members of the
 * enterprise show it, nobody declares otherwise. Decision and notice that did not know of the relation become void.
 * @throws Refusal INVALID (`relation`, reason FACTS_SHOW_RELATED), REQUIRED (`relationExplanation`), TOO_LONG
 */
export async function declare(change: DealChange, input: Declaration): Promise<void> {
  const { record, unit } = change;
  const problems = new Problems('');
  const explanation = readText(input.explanation, 1000, problems.at('relationExplanation'));
  if (input.relation === 'RELATED' && explanation === null)
    problems.at('relationExplanation').add('REQUIRED');
  refuseAll(problems.list);
  if (input.relation === 'NONE' && (await completersInEnterprise(change)) > 0) {
    throw new Refusal('INVALID', {
      field: 'relation',
      params: { reason: 'FACTS_SHOW_RELATED' },
      ...ruleOf(unit, 'PRC-2'),
    });
  }
  const wasRelated = record.declarations.some(({ relation }) => relation === 'RELATED');
  const declaration = Object.assign(new DealDeclaration(), {
    dealId: record.deal.id,
    side: input.side,
    relation: input.relation,
    explanation,
    foreignParty: input.foreignParty,
    byUser: input.byUser,
    at: clock.now(),
  });
  record.declarations = [...record.declarations.filter(({ side }) => side !== input.side), declaration];
  const isRelated = record.declarations.some(({ relation }) => relation === 'RELATED');
  if (isRelated !== wasRelated && isClearing(record.deal.state))
    await voidClearing(change, 'RELATION_CHANGED');
}

async function completersInEnterprise({ tx, record: { deal, result } }: DealChange): Promise<number> {
  const people = {
    userIds: result.completers.flatMap(({ userId }) => userId ?? []),
    emails: result.completers.flatMap(({ email }) => email ?? []),
  };
  return (await activeMembers(tx, deal.enterpriseId, people)).length;
}
