/** What a membership entitles to; the design's table of users, one role each. */
export const ROLES = {
  ENTERPRISE_MEMBER: 'Searches, asks for licenses and posts demands for an enterprise.',
  RESEARCHER: 'Discloses and lists results and follows what comes of them.',
  OFFICER: 'Reviews, registers, prices and signs for a unit (成果转化部门).',
  BROKER: 'Technology manager (技术经理人) who brokers deals.',
  ORGANISER: 'Curates results into roadshows.',
  LEADERSHIP_MEMBER: 'Votes in collective decisions of a unit.',
  FINANCE_OFFICER: 'Records receipts and prepares or approves pay-outs.',
  SUPERVISOR: 'Reads everything of the unit and changes nothing.',
  EXPERT: 'Judges bids and contests.',
  REGULATOR: 'Reads reports of the province and publishes the index.',
  ADMINISTRATOR: 'Members, roles, settings and adopted rules of one organisation.',
  OPERATOR: 'Operates the platform: confirms organisations, sees its health.',
} as const;

export type Role = keyof typeof ROLES;
