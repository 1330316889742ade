import type { Feature } from '../../../platform/feature.ts';
import { ROADSHOW_MATERIAL } from '../data/material.entity.ts';
import { ContestJudgeResolver, RoadshowContestResolver } from './contest/contest.resolver.ts';
import { RoadshowLiveResolver } from './live.resolver.ts';
import { RoadshowMaterialResolver } from './materials/materials.resolver.ts';
import { readsMaterial } from './materials/materials.service.ts';

/** A roadshow on its day: what is on, interest cards, questions, the contest, and what it leaves behind. */
export const roadshowLiveFeature: Feature = {
  name: 'roadshow-live',
  entities: [],
  migrations: [],
  resolvers: [RoadshowLiveResolver, RoadshowContestResolver, ContestJudgeResolver, RoadshowMaterialResolver],
  fileAccess: { [ROADSHOW_MATERIAL]: readsMaterial },
};
