import type { Scope } from '../../../platform/app.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isProvince } from '../../../platform/standards/regions.ts';
import { rulebookPolicy } from '../rulebook.policy.ts';
import { unitOf } from '../rulebook.service.ts';
import { RulebookVersion } from './rulebook-version.entity.ts';

export interface FindVersions extends PageArgs {
  organizationId?: string | null;
  province?: string | null;
}

/**
 * What changed in a rulebook, the latest first: of a unit (for its members, operators and regulators) with what
 * operators changed for its province and for all, else of a province.
 * @throws Refusal REQUIRED if neither is named, NOT_FOUND, FORBIDDEN, SIGN_IN_REQUIRED, INVALID for a strange province
 */
export async function findVersions(scope: Scope, args: FindVersions): Promise<Page<RulebookVersion>> {
  const { organizationId } = args;
  let province = args.province ?? null;
  if (organizationId) {
    authorize(rulebookPolicy, scope.actor, 'see', { id: organizationId });
    province = (await unitOf(scope.app, organizationId)).provinceCode;
  }
  if (!province) throw new Refusal('REQUIRED', { field: 'province' });
  if (!isProvince(province)) throw new Refusal('INVALID', { field: 'province' });
  const common = `version.organizationId IS NULL AND (version.provinceCode IS NULL OR version.provinceCode = :province)`;
  const query = scope.app.db
    .createQueryBuilder(RulebookVersion, 'version')
    .where(organizationId ? `(version.organizationId = :organizationId OR (${common}))` : `(${common})`, {
      organizationId,
      province,
    });
  return keysetPage(query, args, {
    expression: 'version.at',
    direction: 'DESC',
    value: ({ at }) => at.toISOString(),
    type: 'timestamptz',
  });
}
