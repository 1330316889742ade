import type { App, Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import type { Role } from '../../../../platform/auth/roles.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readName, readText } from '../../../../platform/input/texts.ts';
import { TERMS_MODES, type TermsMode } from '../../../offers/terms/terms.ts';
import { StoredTemplate } from '../data/contract-parts.entity.ts';
import { defaultClauses } from '../text/default-templates.ts';
import { TITLES } from '../text/facts.ts';
import { type Clause, placeProblems } from '../text/template.ts';

/** A template as it is used: the unit's newest version, or ours where it saved none. */
export interface Template {
  id: string;
  organizationId: string;
  mode: TermsMode;
  name: string;
  clauses: Clause[];
  /** 0 for ours. */
  version: number;
  byUser: string | null;
  at: Date | null;
  stored: boolean;
}

export interface SaveTemplate {
  mode: TermsMode;
  name: string;
  clauses: readonly Clause[];
  /** Version that was seen; 0 for ours. */
  expectedVersion: number;
}

const READERS: readonly Role[] = ['OFFICER', 'ADMINISTRATOR', 'SUPERVISOR'];
const LIMITS = { name: 60, clauses: 60, heading: 40, text: 8000 };

/** Kind of case under which the trail of a unit's templates is kept; its id is the organisation's. */
const TEMPLATES_CASE = 'ContractTemplates';

/** The templates of a unit for all modes. @throws Refusal FORBIDDEN for those outside the unit */
export async function findTemplates({ app, actor }: Scope, organizationId: string): Promise<Template[]> {
  if (!hasRole(actor, READERS, organizationId)) throw new Refusal('FORBIDDEN');
  const stored = await newestOf(app, organizationId);
  return TERMS_MODES.map((mode) => stored.get(mode) ?? defaultTemplate(organizationId, mode));
}

/** The template by which a unit's contract of a mode is written. */
export async function templateFor(app: App, organizationId: string, mode: TermsMode): Promise<Template> {
  return (await newestOf(app, organizationId)).get(mode) ?? defaultTemplate(organizationId, mode);
}

/**
 * Keeps a unit's own template as a new version; those before stay, since contracts were written by them.
 * @throws Refusal FORBIDDEN, CONFLICT, INVALID for places that are none, and what the fields lack
 */
export async function saveTemplate(scope: Scope, input: SaveTemplate): Promise<Template> {
  const user = actingUser(scope.actor);
  if (!user?.organizationId || !hasRole(scope.actor, ['OFFICER'])) throw new Refusal('FORBIDDEN');
  const { organizationId } = user;
  const values = readTemplate(input);
  return inTransaction(scope.app.db, async (tx) => {
    // One writer at a time for each unit: the version is counted on.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `contract-templates:${organizationId}`,
    ]);
    const last = await tx.findOne(StoredTemplate, {
      where: { organizationId, mode: input.mode },
      order: { version: 'DESC' },
    });
    const present = last?.version ?? 0;
    if (input.expectedVersion !== present) {
      throw new Refusal('CONFLICT', {
        field: 'expectedVersion',
        params: { expected: input.expectedVersion, present },
      });
    }
    const row = Object.assign(new StoredTemplate(), {
      id: newId(),
      organizationId,
      mode: input.mode,
      ...values,
      version: present + 1,
      byUser: user.userId,
      at: clock.now(),
    });
    await tx.insert(StoredTemplate, row as object);
    const { id, mode, version } = row;
    await audit(tx, scope, {
      caseType: TEMPLATES_CASE,
      caseId: organizationId,
      action: 'saveContractTemplate',
      facts: { templateId: id, mode, version, clauses: values.clauses },
    });
    return fromStored(row);
  });
}

function readTemplate({ name, clauses }: SaveTemplate): { name: string; clauses: Clause[] } {
  const problems = new Problems('');
  if (clauses.length === 0) problems.at('clauses').add('REQUIRED');
  if (clauses.length > LIMITS.clauses) problems.at('clauses').add('LIMIT', { max: LIMITS.clauses });
  const read = clauses.map((clause, index) => ({
    heading: readName(clause.heading, LIMITS.heading, problems.at('clauses', index, 'heading')),
    text: requireText(clause.text, problems.at('clauses', index, 'text')),
  }));
  for (const { clause, reason, place } of placeProblems(read)) {
    problems.at('clauses', clause, 'text').add('INVALID', { reason, place });
  }
  const values = { name: readName(name, LIMITS.name, problems.at('name')), clauses: read };
  refuseAll(problems.list);
  return values;
}

function requireText(text: string, problems: Problems): string {
  const clean = readText(text, LIMITS.text, problems);
  if (clean === null) problems.add('REQUIRED');
  return clean ?? '';
}

async function newestOf(app: App, organizationId: string): Promise<Map<string, Template>> {
  const rows = await app.db
    .createQueryBuilder(StoredTemplate, 'template')
    .distinctOn(['template.mode'])
    .where('template.organizationId = :organizationId', { organizationId })
    .orderBy('template.mode')
    .addOrderBy('template.version', 'DESC')
    .getMany();
  return new Map(rows.map((row) => [row.mode, fromStored(row)]));
}

function fromStored({ mode, ...row }: StoredTemplate): Template {
  return { ...row, mode: mode as TermsMode, stored: true };
}

function defaultTemplate(organizationId: string, mode: TermsMode): Template {
  return {
    id: `default-${mode}`,
    organizationId,
    mode,
    name: TITLES[mode],
    clauses: defaultClauses(mode),
    version: 0,
    byUser: null,
    at: null,
    stored: false,
  };
}
