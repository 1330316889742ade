/** What steps of the review answer in these tests. */
export const SELECTION = `{
  result { id attribute publishedAt dossier { state version registerNumber securityScreening returnReason withdrawReason availableActions } }
  userErrors { code field params { name value } rule { id authority } }
}`;

export interface Payload {
  result: {
    id: string;
    attribute: string | null;
    publishedAt: string | null;
    dossier: {
      state: string;
      version: number;
      registerNumber: string | null;
      securityScreening: string;
      returnReason: string | null;
      withdrawReason: string | null;
      availableActions: string[];
    };
  } | null;
  userErrors: {
    code: string;
    field: string | null;
    params: { name: string; value: string }[];
    rule: { id: string; authority: string } | null;
  }[];
}

/** A screening that found nothing, with the one check that is asked. */
export const CLEAR = { screening: 'CLEAR', checks: [{ item: 'title-clear', passed: true }] };
