/** The day on which every test environment is checked: no test fails because time goes by. */
export const TODAY = new Date('2026-11-22T00:00:00Z');
