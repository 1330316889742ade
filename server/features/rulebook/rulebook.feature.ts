import { Rulebook1764000000250 } from '../../migrations/1764000000250-rulebook.ts';
import { RulebookVersions1764000000710 } from '../../migrations/1764000000710-rulebook-versions.ts';
import type { Feature } from '../../platform/feature.ts';
import { CalendarsResolver } from './calendars/calendars.resolver.ts';
import { LoadedCalendar } from './calendars/loaded-calendar.entity.ts';
import { RulebookResolver } from './rulebook.resolver.ts';
import { RulebookVersion } from './versions/rulebook-version.entity.ts';
import { VersionsResolver } from './versions/versions.resolver.ts';

/** The rules of every unit, what units adopt as their own, each change of values, and the working calendars. */
export const rulebookFeature: Feature = {
  name: 'rulebook',
  entities: [RulebookVersion, LoadedCalendar],
  migrations: [Rulebook1764000000250, RulebookVersions1764000000710],
  resolvers: [RulebookResolver, VersionsResolver, CalendarsResolver],
};
