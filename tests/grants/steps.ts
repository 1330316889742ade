/** What every step of a grant answers. */
export interface Answer {
  grant: { id: string; version: number; state: string; lastDay: string | null; actions: string[] } | null;
  userErrors: {
    code: string;
    field: string | null;
    params: { name: string; value: string }[];
    rule: { id: string; citation: string | null } | null;
  }[];
}

/** What the tests look at of an answer. */
export const SELECTION = `{ grant { id version state lastDay actions }
  userErrors { code field params { name value } rule { id citation } } }`;

/** Inputs of steps that are not named after them. */
export const INPUTS: Record<string, string> = {
  approveGrant: 'GrantStepInput',
  reopenGrant: 'GrantReasonInput',
  refuseGrant: 'GrantReasonInput',
  endGrant: 'GrantReasonInput',
};
