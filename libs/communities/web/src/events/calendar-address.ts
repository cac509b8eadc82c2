/** Where one's own address stands on the calendar: the page of a community leads there. */
export const CALENDAR_ADDRESS = 'indirizzo-titolo';
