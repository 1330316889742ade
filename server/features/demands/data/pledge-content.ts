import type { DemandTarget } from '../content/demand-content.ts';
import type { FreeingGround } from '../lane.enums.ts';

/** A milestone as pledged; those of a stage of the bounty make it due when they are accepted. */
export interface PledgedMilestone {
  name: string;
  /** Day, `YYYY-MM-DD`. */
  dueOn: string;
  deliverable: string;
  /** Key of the stage of the bounty (trigger MILESTONE) that it stands for; null for none. */
  stageKey: string | null;
}

/** What follows from failing, unless something frees from blame. */
export interface PledgeConsequences {
  /** Share of the bounty paid so far that is given back, basis points. */
  giveBackBasisPoints: number;
  /** Months during which the winner may not bid. */
  barredMonths: number;
  /** What else follows, in words. */
  text: string;
}

/** Content of a pledge as it is signed; plain JSON, so that its digest is the same on every machine. */
export interface PledgeContent {
  /** The demand's targets with the values that the bid promised. */
  targets: DemandTarget[];
  milestones: PledgedMilestone[];
  /** Last day of the work, `YYYY-MM-DD`. */
  finishOn: string | null;
  responsible: { name: string; title: string };
  /** Null where none was set yet; a pledge without them cannot be signed (DEM-2). */
  consequences: PledgeConsequences | null;
  freeing: { grounds: FreeingGround[]; text: string };
  /** What the lane may get in all, fen as text. */
  amount: string;
}
