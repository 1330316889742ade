import { RoadshowHall1764000001110 } from '../../../migrations/1764000001110-roadshow-hall.ts';
import type { Feature } from '../../../platform/feature.ts';
import { ROADSHOWS_TOPIC } from '../change-roadshow.ts';
import { ContestJudge, ContestScore } from '../data/contest.entity.ts';
import { RoadshowGuest } from '../data/guest.entity.ts';
import { RoadshowHall } from '../data/hall.entity.ts';
import { InterestCard } from '../data/interest-card.entity.ts';
import { RoadshowMaterial } from '../data/material.entity.ts';
import { RoadshowQuestion, RoadshowVote } from '../data/question.entity.ts';
import { TableMeeting, TableWish } from '../data/table.entity.ts';
import { fillSeats } from './decide-guest.service.ts';
import { RoadshowGuestResolver, RoadshowGuestsResolver } from './guests.resolver.ts';
import { guestRoutes } from './guests.routes.ts';

/** Guests of roadshows: registration, approval, waiting list, tickets and the door; the tables of all that follows. */
export const roadshowGuestsFeature: Feature = {
  name: 'roadshow-guests',
  entities: [
    RoadshowGuest,
    RoadshowHall,
    InterestCard,
    TableWish,
    TableMeeting,
    RoadshowQuestion,
    RoadshowVote,
    ContestJudge,
    ContestScore,
    RoadshowMaterial,
  ],
  migrations: [RoadshowHall1764000001110],
  resolvers: [RoadshowGuestsResolver, RoadshowGuestResolver],
  outbox: { [ROADSHOWS_TOPIC]: fillSeats },
  routes: guestRoutes,
};
