/** After a step the room is asked for anew: actions and phase follow from everything in it. */
export const ROOM = { refetchQueries: ['JudgingRoomPage'] };
