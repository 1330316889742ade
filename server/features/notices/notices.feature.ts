import { Notices1764000000740 } from '../../migrations/1764000000740-notices.ts';
import type { Feature } from '../../platform/feature.ts';
import { mayReadFileAs } from './find-objections.service.ts';
import { noticeRoutes } from './lists.routes.ts';
import { NoticesResolver } from './notices.resolver.ts';
import { OBJECTION_FILES } from './object-to-notice.service.ts';
import { Objection } from './objection.entity.ts';
import { ObjectionStepsResolver } from './objection-steps.resolver.ts';
import { FINDINGS_FILES } from './objection-steps.service.ts';
import { ObjectionsResolver } from './objections.resolver.ts';
import { PublicNotice } from './public-notice.entity.ts';
import { SWEEP_JOB, sweepNotices } from './sweep.job.ts';

/** Public notices and objections (PRC-2, PRC-3, GRT-3). */
export const noticesFeature: Feature = {
  name: 'notices',
  entities: [PublicNotice, Objection],
  migrations: [Notices1764000000740],
  resolvers: [NoticesResolver, ObjectionsResolver, ObjectionStepsResolver],
  jobs: { [SWEEP_JOB]: sweepNotices },
  crons: [{ task: SWEEP_JOB, match: '* * * * *' }],
  fileAccess: {
    [OBJECTION_FILES]: mayReadFileAs('seeObjector'),
    [FINDINGS_FILES]: mayReadFileAs('seeFindings'),
  },
  routes: noticeRoutes,
};
