import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const RoadshowActionEnum = describedEnum('RoadshowAction', 'What can be done with a roadshow.', {
  EDIT: 'Write what it is about and how it runs.',
  OPEN_FOR_ENTRIES: 'Make it public and call for entries.',
  CURATE: 'Ask for results, put entries in order and choose.',
  ARRANGE: 'Arrange sessions and times on stage.',
  PUBLISH_PROGRAMME: 'Publish the programme, or tell its changes.',
  RESCHEDULE: 'Put it on another day or in another place.',
  REPEAT: 'Make more events of the same kind.',
  BEGIN: 'Open the doors.',
  CLOSE: 'Close it.',
  CANCEL: 'Call it off.',
  PROPOSE: 'Propose a result of the unit.',
});
export type RoadshowAction = keyof typeof RoadshowActionEnum;

export const RoadshowWhenEnum = describedEnum('RoadshowWhen', 'When a roadshow is, by the clock.', {
  UPCOMING: 'It is not over, and was not called off.',
  PAST: 'It is over or was called off.',
});
export type RoadshowWhen = keyof typeof RoadshowWhenEnum;

export const RoadshowSortEnum = describedEnum('RoadshowSort', 'Order of a list of roadshows.', {
  SOONEST: 'The nearest beginning first.',
  LATEST: 'The last beginning first.',
  NEWEST: 'The one begun to be prepared last first.',
});
export type RoadshowSort = keyof typeof RoadshowSortEnum;
