import type { ResultContentFields } from '../../server/features/results/content/content.types.ts';
import type { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { disclose } from '../../server/features/results/disclosure/disclose.service.ts';
import { startDisclosure } from '../../server/features/results/disclosure/start-disclosure.service.ts';
import { publish } from '../../server/features/results/publication/publish-result.service.ts';
import { register } from '../../server/features/results/review/register-result.service.ts';
import { startReview } from '../../server/features/results/review/start-review.service.ts';
import type { App } from '../../server/platform/app.ts';
import { patentCheckCharacter } from '../../server/platform/standards/patent-number.ts';
import { type Member, makeMember, makeOperator, makeOrganization, scopeOf } from './accounts.ts';

/** A unit with the people that results need. */
export interface TestUnit {
  id: string;
  administrator: Member;
  researcher: Member;
  officer: Member;
  otherOfficer: Member;
}

let made = 0;

/** A confirmed university with a researcher and two officers; `HLJ` unless another place is told. */
export async function makeUnit(
  app: App,
  operator: Member,
  place: { provinceCode: string; cityCode: string } = { provinceCode: '230000', cityCode: '230100' },
): Promise<TestUnit> {
  const { organization, administrator } = await makeOrganization(app, operator, 'UNIVERSITY', {
    ...place,
    stateFunded: true,
    subordination: 'PROVINCIAL',
  });
  return {
    id: organization.id,
    administrator,
    researcher: await makeMember(app, administrator, ['RESEARCHER']),
    officer: await makeMember(app, administrator, ['OFFICER']),
    otherOfficer: await makeMember(app, administrator, ['OFFICER']),
  };
}

/** A market with its operator and one unit. */
export async function makeMarket(app: App): Promise<{ operator: Member; unit: TestUnit }> {
  const operator = await makeOperator(app);
  return { operator, unit: await makeUnit(app, operator) };
}

/** A valid patent number that no other call gives. */
export function newPatentNumber(kind: 1 | 2 | 3 = 1): string {
  const digits = `2023${kind}${String(++made).padStart(7, '0')}`;
  return `${digits}.${patentCheckCharacter(digits)}`;
}

/** Everything that a disclosure needs, of a result that needs no certificate. */
export function fullContent(values: ResultContentFields = {}): ResultContentFields {
  return {
    title: `寒地稻秆低温降解菌剂 ${++made}`,
    summary: '在5至15摄氏度条件下快速降解水稻秸秆的复合菌剂，适合寒地稻区秋季还田。',
    keywords: ['秸秆', '低温', '菌剂'],
    sector: 'BIOLOGY',
    stage: 'DEVELOPMENT',
    trl: 7,
    modes: ['LICENSE'],
    rights: [{ kind: 'KNOW_HOW', howKept: '菌种保藏于本单位菌种库，限三人接触。' }],
    researchState: '已完成三年田间试验。',
    marketProspects: '寒地稻区每年约有两千万亩秸秆需要还田。',
    ...values,
  };
}

/** A draft of the unit's researcher, who stands in it as its only completer. */
export async function makeDraft(
  app: App,
  unit: TestUnit,
  values: ResultContentFields = {},
): Promise<TechResult> {
  const scope = await scopeOf(app, unit.researcher);
  return startDisclosure(scope, { mayBeStateSecret: false, content: fullContent(values) });
}

/** A result that was handed in. */
export async function makeDisclosed(
  app: App,
  unit: TestUnit,
  values: ResultContentFields = {},
): Promise<TechResult> {
  const draft = await makeDraft(app, unit, values);
  return disclose(await scopeOf(app, unit.researcher), at(draft));
}

/** A result that an officer reviews. */
export async function makeUnderReview(
  app: App,
  unit: TestUnit,
  values: ResultContentFields = {},
): Promise<TechResult> {
  const disclosed = await makeDisclosed(app, unit, values);
  return startReview(await scopeOf(app, unit.officer), at(disclosed));
}

/** A registered result that was screened. */
export async function makeRegistered(
  app: App,
  unit: TestUnit,
  values: ResultContentFields = {},
  screening: 'CLEAR' | 'SENSITIVE' = 'CLEAR',
): Promise<TechResult> {
  const reviewed = await makeUnderReview(app, unit, values);
  return register(await scopeOf(app, unit.officer), { ...at(reviewed), screening, checks: [] });
}

/** A result in the public catalogue. */
export async function makePublished(
  app: App,
  unit: TestUnit,
  values: ResultContentFields = {},
): Promise<TechResult> {
  const registered = await makeRegistered(app, unit, values);
  return publish(await scopeOf(app, unit.officer), at(registered));
}

/** The reference that a step on this result needs. */
export function at(result: { id: string; version: number }): { resultId: string; expectedVersion: number } {
  return { resultId: result.id, expectedVersion: result.version };
}
