import { Rulebook1764000000250 } from '../../migrations/1764000000250-rulebook.ts';
import type { Feature } from '../../platform/feature.ts';
import { RuleAdoption } from './adoptions/rule-adoption.entity.ts';
import { RuleDocumentDates } from './document-dates/document-dates.entity.ts';
import { RuleAdoptionResolver, RulebookResolver } from './rulebook.resolver.ts';

/** The rules of every unit, and what units adopt as their own. */
export const rulebookFeature: Feature = {
  name: 'rulebook',
  entities: [RuleAdoption, RuleDocumentDates],
  migrations: [Rulebook1764000000250],
  resolvers: [RulebookResolver, RuleAdoptionResolver],
};
