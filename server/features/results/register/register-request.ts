import type { Request } from 'express';
import type { Scope } from '../../../platform/app.ts';
import { actingUser, hasRole } from '../../../platform/auth/actor.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ResultListFilter } from '../catalogue/find-results.service.ts';
import {
  ConversionStatusEnum,
  ResearchStageEnum,
  type ResultSort,
  ResultSortEnum,
  ResultStateEnum,
  RightAttributeEnum,
  SecurityScreeningEnum,
} from '../result.enums.ts';
import { EXPORTS_REGISTER } from '../result.policy.ts';
import { IN_REGISTER } from '../result.states.ts';
import type { Language } from './register-columns.ts';

/** What is asked for with a register file. */
export interface RegisterRequest {
  organizationId: string;
  filter: ResultListFilter;
  sort: ResultSort;
  language: Language;
}

type Query = Request['query'];

/**
 * Reads the query of a register file: the same filters as the list, values separated by commas; `sort`; `lang`.
 * Without `states` it holds what is in the register.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN for others than officers, supervisors and administrators of the unit
 *   acted for, INVALID for unknown values
 */
export function readRegisterRequest(scope: Scope, query: Query): RegisterRequest {
  const user = actingUser(scope.actor);
  if (!user) throw new Refusal('SIGN_IN_REQUIRED');
  const organizationId = one(query, 'organizationId') ?? user.organizationId;
  if (organizationId === null || !hasRole(user, EXPORTS_REGISTER, organizationId))
    throw new Refusal('FORBIDDEN');
  const trls = many(query, 'trls')?.map(Number);
  if (trls?.some((level) => !Number.isInteger(level))) throw new Refusal('INVALID', { field: 'trls' });
  return {
    organizationId,
    language: one(query, 'lang')?.startsWith('en') ? 'en' : 'zh',
    sort: codes(query, 'sort', ResultSortEnum)?.[0] ?? 'REGISTERED_DESC',
    filter: {
      organizationId,
      states: codes(query, 'states', ResultStateEnum) ?? IN_REGISTER,
      mine: one(query, 'mine') === 'true',
      text: one(query, 'text') ?? null,
      sectors: many(query, 'sectors') ?? null,
      attributes: codes(query, 'attributes', RightAttributeEnum) ?? null,
      stages: codes(query, 'stages', ResearchStageEnum) ?? null,
      conversionStatuses: codes(query, 'conversionStatuses', ConversionStatusEnum) ?? null,
      screenings: codes(query, 'screenings', SecurityScreeningEnum) ?? null,
      importId: one(query, 'importId') ?? null,
      trls: trls ?? null,
    },
  };
}

function one(query: Query, name: string): string | undefined {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function many(query: Query, name: string): string[] | undefined {
  return one(query, name)?.split(',');
}

function codes<Code extends string>(
  query: Query,
  name: string,
  known: Readonly<Record<Code, Code>>,
): Code[] | undefined {
  return many(query, name)?.map((value) => {
    if (!Object.hasOwn(known, value)) throw new Refusal('INVALID', { field: name });
    return value as Code;
  });
}
