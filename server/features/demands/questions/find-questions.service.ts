import type { App, Scope } from '../../../platform/app.ts';
import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import type { Demand } from '../data/demand.entity.ts';
import { DemandInvitation } from '../data/demand-parts.entity.ts';
import { mayAnswer, questionsCloseAt, takesQuestions, whyNotAsk } from './asking.ts';
import { DemandQuestion } from './demand-question.entity.ts';
import type { DemandAsking } from './questions.types.ts';

/** The questions about a demand, the newest first. */
export function questionsOf(
  { db }: App,
  { id }: { id: string },
  args: PageArgs,
): Promise<Page<DemandQuestion>> {
  const query = db
    .createQueryBuilder(DemandQuestion, 'question')
    .where('question.demandId = :demandId', { demandId: id });
  return keysetPage(query, args, {
    expression: 'question.number',
    direction: 'DESC',
    value: ({ number }) => String(number),
    type: 'integer',
  });
}

/** Whether questions about a demand are taken now, and what the viewer may do. */
export async function askingOf({ app, actor }: Scope, demand: Demand): Promise<DemandAsking> {
  const now = clock.now();
  const isOpen = takesQuestions(demand, now);
  return {
    isOpen,
    closesAt: questionsCloseAt(demand),
    mayAsk: isOpen && (await mayAsk(app, actor, demand)),
    mayAnswer: mayAnswer(actor, demand, now),
    mayHide: hasRole(actor, ['OPERATOR']),
  };
}

async function mayAsk(app: App, actor: Actor, demand: Demand): Promise<boolean> {
  const user = actingUser(actor);
  if (!user?.membershipId || user.organizationId === null) return false;
  const { organizationId } = user;
  const organization = await app.db.manager.findOneBy(Organization, { id: organizationId });
  if (!organization) return false;
  const isInvited = await app.db.manager.existsBy(DemandInvitation, { demandId: demand.id, organizationId });
  return whyNotAsk(demand, organization, isInvited) === null;
}
