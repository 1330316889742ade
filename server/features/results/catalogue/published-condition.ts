/**
 * SQL condition that a result may be shown to everybody, for lists of other features.
 * @param resultId expression of the result's id, such as `offer.result_id`; never from outside
 */
export function isPublishedSql(resultId: string): string {
  return inStateSql(resultId, `'PUBLISHED'`);
}

/** SQL condition that a result is in the register and was not taken out of the catalogue. */
export function isOfferableSql(resultId: string): string {
  return inStateSql(resultId, `'PUBLISHED', 'REGISTERED'`);
}

function inStateSql(resultId: string, states: string): string {
  return `EXISTS (SELECT FROM tech_result shown WHERE shown.id = ${resultId} AND shown.state IN (${states}))`;
}
