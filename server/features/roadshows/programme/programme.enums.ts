import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const ProgrammeProblemCodeEnum = describedEnum(
  'ProgrammeProblemCode',
  'What cannot be so in a programme.',
  {
    ROOM: 'Two sessions are in one room at the same time.',
    SPEAKER: 'Somebody would be on two stages at the same time.',
    OVERRUN: 'The entries of a session take longer than it does.',
    OUTSIDE: 'A session is outside of the event.',
  },
);
export type ProgrammeProblemCode = keyof typeof ProgrammeProblemCodeEnum;
