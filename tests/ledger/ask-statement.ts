import type { ApiClient } from '../support/api.ts';

/** A statement as a client reads it. */
export interface StatementAnswer {
  opening: string;
  debit: string;
  credit: string;
  closing: string;
  account: { purpose: string; ownerName: string; balance: string };
  lines: {
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: {
      node: {
        amount: string;
        balanceAfter: string;
        day: string;
        term: string | null;
        entry: {
          id: string;
          code: string;
          bookedOn: string;
          caseTitle: string | null;
          number: string | null;
        };
      };
    }[];
  };
}

export const STATEMENT = `query ($id: ID!, $from: Date, $to: Date, $first: Int, $after: String, $latest: Boolean) {
  ledgerStatement(accountId: $id, from: $from, to: $to) {
    opening debit credit closing account { purpose ownerName balance }
    lines(first: $first, after: $after, latestFirst: $latest) {
      totalCount pageInfo { endCursor hasNextPage }
      edges { node { amount balanceAfter day term entry { id code bookedOn caseTitle number } } }
    }
  }
}`;

export async function statement(client: ApiClient, variables: object): Promise<StatementAnswer | null> {
  const { data, errors } = await client.ask<{ ledgerStatement: StatementAnswer | null }>(
    STATEMENT,
    variables,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.ledgerStatement ?? null;
}
