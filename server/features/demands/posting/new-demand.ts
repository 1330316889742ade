import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import type { DemandContent } from '../content/demand-content.ts';
import { applyContent, Demand } from '../data/demand.entity.ts';
import type { DemandMode } from '../demand.enums.ts';

/** A draft of the poster, as it begins. */
export function newDemand(
  { actor }: Scope,
  poster: Pick<Organization, 'id' | 'provinceCode'>,
  { number, mode, content }: { number: string; mode: DemandMode; content: DemandContent },
): Demand {
  const now = clock.now();
  const demand = Object.assign(new Demand(), {
    id: newId(),
    number,
    mode,
    state: 'DRAFT' as const,
    version: 1,
    organizationId: poster.id,
    provinceCode: poster.provinceCode,
    createdBy: actingUser(actor)?.userId ?? null,
    createdAt: now,
    updatedAt: now,
    handedInAt: null,
    handedInBy: null,
    returnReason: null,
    reviewedBy: null,
    publishedAt: null,
    changeCount: 0,
    bidsOpenedAt: null,
    awardedAt: null,
    endedAt: null,
    endReason: null,
    endNote: null,
  });
  applyContent(demand, content);
  return demand;
}
