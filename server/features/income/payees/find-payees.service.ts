import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Payee } from './payee.entity.ts';
import { payeePolicy } from './payee.policy.ts';

export interface PayeeSearch {
  /** Part of the name. */
  name?: string | null;
  /** Only those whose bank details are not known. */
  withoutBank?: boolean | null;
}

/** Payees of the unit acted for, by name. @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN */
export async function findPayees(
  { app, actor }: Scope,
  { name, withoutBank }: PayeeSearch,
  page: PageArgs,
): Promise<Page<Payee>> {
  const { organizationId } = requireUser(actor);
  if (!organizationId) throw new Refusal('FORBIDDEN');
  authorize(payeePolicy, actor, 'see', { organizationId, userId: null, bankSetBy: null });
  const query = app.db
    .createQueryBuilder(Payee, 'payee')
    .where('payee.organizationId = :organizationId', { organizationId });
  const part = name?.trim();
  if (part) query.andWhere('strpos(payee.name, :part) > 0', { part });
  if (withoutBank) query.andWhere('payee.bankAccount IS NULL');
  return keysetPage(query, page, {
    expression: 'payee.name',
    direction: 'ASC',
    value: (payee) => payee.name,
    type: 'text',
  });
}

/** The payees that the actor is, one for each unit that pays them, the first first. */
export async function findMyPayees({ app, actor }: Scope): Promise<Payee[]> {
  const { userId } = requireUser(actor);
  return app.db.manager.find(Payee, { where: { userId }, order: { id: 'ASC' } });
}
