import { Brackets, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { hasRole, requireUser } from '../../../platform/auth/actor.ts';
import { Refusal } from '../../../platform/errors.ts';
import { ENTERPRISE_SEES_MONEY, UNIT_SEES_MONEY } from '../running/running.policy.ts';

const MAX_TEXT = 100;

/** Lets a query see the money of the organisation acted for: as the unit that is paid, or as the enterprise that pays. */
export function seesMoney<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  { actor }: Scope,
  { unitOnly = false }: { unitOnly?: boolean } = {},
): SelectQueryBuilder<T> {
  const user = requireUser(actor);
  return query
    .andWhere(
      new Brackets((where) => {
        where.where('false');
        if (hasRole(user, UNIT_SEES_MONEY)) where.orWhere(`${query.alias}.organizationId = :acting`);
        if (!unitOnly && hasRole(user, ENTERPRISE_SEES_MONEY))
          where.orWhere(`${query.alias}.enterpriseId = :acting`);
      }),
    )
    .setParameters({ acting: user.organizationId });
}

/** Looks for a text in some columns. @throws Refusal TOO_LONG (`filter.text`) */
export function withText<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  columns: readonly string[],
  given: string | null | undefined,
): void {
  const text = given?.trim() ?? '';
  if (text === '') return;
  if (text.length > MAX_TEXT)
    throw new Refusal('TOO_LONG', { field: 'filter.text', params: { max: MAX_TEXT } });
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  query.andWhere(`(${columns.map((column) => `${column} ILIKE :pattern`).join(' OR ')})`, { pattern });
}
