/** A reward that a person is owed: a line of an approved distribution that was not reversed. */
export interface PayableLine {
  /** Id of the line of the distribution. */
  id: string;
  distributionId: string;
  payeeId: string;
  /** The deal whose income it is; null for own implementation. */
  dealId: string | null;
  /** Fen, above zero. */
  amount: bigint;
  /** Day on which the distributed income was received (the earliest receipt); null where none was. */
  receivedOn: string | null;
  /** What people know the distribution by: number or title of the contract. */
  title: string;
}
