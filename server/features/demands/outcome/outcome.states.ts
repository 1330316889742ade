import type { LaneState } from '../lane.enums.ts';

/** States of a lane in which its work can still bring a result, or did. */
export const WORKED: readonly LaneState[] = ['IN_PROGRESS', 'SUBMITTED', 'ACCEPTED', 'SETTLED'];

/** States of a lane in which a share in its result can still be fixed beforehand. */
export const BEFOREHAND: readonly LaneState[] = ['AWARDED', 'PLEDGED', 'IN_PROGRESS', 'SUBMITTED'];

/** States of a lane whose work was accepted. */
export const ACCEPTED: readonly LaneState[] = ['ACCEPTED', 'SETTLED'];
