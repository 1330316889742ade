/** Topic of the events that subscribers of a race follow; the key is the demand's id. */
export const RACE_EVENTS = 'demand.race';

/** Kind of record that evidence of measured results is attached to. */
export const GATE_REPORT = 'DemandGateReport';
