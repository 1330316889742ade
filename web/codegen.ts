import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Each part of the client has its operations in `.graphql` files beside its pages and its own generated folder,
 * so that a page loads the documents of its own part only (one folder for all would land in the first load).
 * Import `XDocument` and types from `web/generated/<part>/graphql.ts`.
 */
const parts = {
  app: 'web/app/**/*.graphql',
  home: 'web/features/home/**/*.graphql',
  search: 'web/features/search/*.graphql',
  'search-saved': 'web/features/search/saved/*.graphql',
  'search-admin': 'web/features/search/admin/*.graphql',
  'results-public': 'web/features/results/public/**/*.graphql',
  'results-desk': 'web/features/results/desk/**/*.graphql',
  'results-import': 'web/features/results/import/**/*.graphql',
  accounts: 'web/features/accounts/**/*.graphql',
  dossiers: 'web/features/dossiers/**/*.graphql',
  rulebook: 'web/features/rulebook/**/*.graphql',
  clearance: 'web/features/{notices,decisions,valuations}/**/*.graphql',
  offers: 'web/features/offers/**/*.graphql',
  deals: 'web/features/deals/**/*.graphql',
  ledger: 'web/features/ledger/*.graphql',
  grants: 'web/features/grants/**/*.graphql',
  auctions: 'web/features/auctions/**/*.graphql',
  contracts: 'web/features/contracts/*.graphql',
  simulation: 'web/features/payments/simulation/*.graphql',
  'payments-money': 'web/features/payments/{invoices,receipts}/*.graphql',
  payments: 'web/features/payments/{running,schedule/*,reports/*,events/*,inspections/*}.graphql',
  income: 'web/features/income/distributions/*.graphql',
  'income-payouts': 'web/features/income/payouts/*.graphql',
  'income-holdings': 'web/features/income/{holdings,own-implementation}/*.graphql',
  'income-estimates': 'web/features/income/estimates/*.graphql',
  'my-income': 'web/features/income/my-income/*.graphql',
  'demands-board': 'web/features/demands/board/*.graphql',
  'demands-posting': 'web/features/demands/posting/*.graphql',
  'demands-bounty': 'web/features/demands/bounty/*.graphql',
  'demands-bidding': 'web/features/demands/bidding/*.graphql',
  'demands-matching': 'web/features/demands/matching/*.graphql',
  'demands-judging': 'web/features/demands/judging/*.graphql',
  'demands-lanes': 'web/features/demands/lanes/*.graphql',
  'demands-race': 'web/features/demands/race/*.graphql',
  'demands-outcome': 'web/features/demands/outcome/*.graphql',
  'roadshows-guests': 'web/features/roadshows/guests/*.graphql',
  'roadshows-tables': 'web/features/roadshows/tables/*.graphql',
  'roadshows-live': 'web/features/roadshows/live/*.graphql',
  'roadshows-outcome': 'web/features/roadshows/outcome/*.graphql',
  'brokers-registry': 'web/features/brokers/registry/*.graphql',
  'brokers-matching': 'web/features/brokers/matching/*.graphql',
  'brokers-desk': 'web/features/brokers/desk/*.graphql',
  'brokers-engagements': 'web/features/brokers/engagements/*.graphql',
  'brokers-settlement': 'web/features/brokers/settlement/*.graphql',
  'brokers-introductions': 'web/features/brokers/introductions/*.graphql',
  'roadshows-board': 'web/features/roadshows/board/*.graphql',
  'roadshows-desk': 'web/features/roadshows/desk/*.graphql',
  'roadshows-entries': 'web/features/roadshows/entries/*.graphql',
  'roadshows-programme': 'web/features/roadshows/programme/*.graphql',
};

const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  ignoreNoDocuments: true,
  generates: Object.fromEntries(
    Object.entries(parts).map(([part, documents]) => [
      `web/generated/${part}/`,
      {
        preset: 'client',
        // Shared by several parts: the refusals of a mutation, the cards of a result and of a demand, the terms of a deal.
        documents: [
          documents,
          'web/app/user-error.graphql',
          'web/features/search/hit.graphql',
          'web/features/demands/board/hit.graphql',
          'web/features/roadshows/card.graphql',
          'web/features/offers/terms/terms.graphql',
        ],
        presetConfig: { fragmentMasking: false },
        config: {
          useTypeImports: true,
          enumsAsTypes: true,
          strictScalars: true,
          scalars: {
            ID: 'string',
            Money: 'string',
            BasisPoints: 'number',
            Date: 'string',
            DateTime: 'string',
            CreditCode: 'string',
            PatentNumber: 'string',
          },
        },
      },
    ]),
  ),
};

export default config;
