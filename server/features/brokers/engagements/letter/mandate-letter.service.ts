import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { regionName } from '../../../../platform/standards/regions.ts';
import { organizationById, userById } from '../../../accounts/accounts.loaders.ts';
import type { Organization } from '../../../accounts/organizations/organization.entity.ts';
import { writeDocx } from '../../../deals/contract/writers/write-docx.ts';
import { writePdf } from '../../../deals/contract/writers/write-pdf.ts';
import { demandById } from '../../../demands/demand.loaders.ts';
import { resultById } from '../../../results/result.loaders.ts';
import { brokerById } from '../../broker.loaders.ts';
import { noEngagement } from '../change-engagement.ts';
import type { Engagement } from '../data/engagement.entity.ts';
import type { EngagementTerms } from '../data/engagement-parts.entity.ts';
import { signaturesOfEngagement, versionsOfEngagement } from '../engagement-parts.loaders.ts';
import { findEngagement } from '../reading/find-engagements.service.ts';
import { visibleVersions } from '../reading/position.ts';
import { type LetterFacts, mandateText } from './mandate-text.ts';

export type LetterFormat = 'pdf' | 'docx';

/**
 * The mandate letter of a version that the actor may read, as a file; of the last one where none is named.
 * @throws Refusal NOT_FOUND
 */
export async function mandateLetter(
  scope: Scope,
  engagementId: string,
  { number, format }: { number: number | null; format: LetterFormat },
): Promise<{ name: string; file: Buffer }> {
  const engagement = await findEngagement(scope, engagementId);
  if (!engagement) throw noEngagement();
  const all = (await versionsOfEngagement.batch(scope.app, [engagement.id])).get(engagement.id) ?? [];
  const versions = visibleVersions(scope.actor, engagement, all);
  const version = number === null ? versions.at(-1) : versions.find((each) => each.number === number);
  if (!version) throw new Refusal('NOT_FOUND', { field: 'version' });
  const text = mandateText(await factsOf(scope, engagement, version));
  const write = format === 'pdf' ? writePdf : writeDocx;
  return { name: `委托书-${engagement.number}-${version.number}`, file: await write(text, clock.now()) };
}

async function factsOf(
  { app }: Scope,
  engagement: Engagement,
  version: EngagementTerms,
): Promise<LetterFacts> {
  const { clientOrganizationId, leadOrganizationId } = engagement;
  const organizations = await organizationById.batch(app, [clientOrganizationId, leadOrganizationId]);
  const client = organizations.get(clientOrganizationId);
  const agency = organizations.get(leadOrganizationId);
  const lead = (await brokerById.batch(app, [engagement.leadBrokerId])).get(engagement.leadBrokerId);
  const all = (await signaturesOfEngagement.batch(app, [engagement.id])).get(engagement.id) ?? [];
  const signatures = all.filter(({ termsId }) => termsId === version.id);
  const users = await userById.batch(app, [
    ...new Set([...signatures.map(({ userId }) => userId), ...(lead ? [lead.userId] : [])]),
  ]);
  return {
    engagement,
    version,
    client: {
      name: client?.name ?? '',
      creditCode: client?.creditCode ?? null,
      address: client ? placeOf(client) : null,
    },
    broker: {
      name: (lead && users.get(lead.userId)?.name) ?? '',
      number: lead?.number ?? '',
      agency: agency && agency.kind !== 'PLATFORM' ? agency.name : null,
    },
    subject: await subjectOf(app, version),
    signatures,
    signatories: new Map(signatures.map(({ partyKey, userId }) => [partyKey, users.get(userId)?.name ?? ''])),
  };
}

/** Province and city in words; null where none is known. */
function placeOf({ provinceCode, cityCode }: Pick<Organization, 'provinceCode' | 'cityCode'>): string | null {
  const names = [...new Set([provinceCode, cityCode])].map((code) => regionName(code)?.zh ?? '');
  return names.join('') || null;
}

async function subjectOf(app: Scope['app'], { mandate }: EngagementTerms): Promise<string | null> {
  const { resultId, demandId } = mandate;
  if (resultId) return (await resultById.batch(app, [resultId])).get(resultId)?.title ?? null;
  if (!demandId) return null;
  const demand = (await demandById.batch(app, [demandId])).get(demandId);
  return demand ? `${demand.title}（${demand.number}）` : null;
}
