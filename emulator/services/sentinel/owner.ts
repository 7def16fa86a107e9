/** The owner of an incident that is assigned to nobody. */
export const NOBODY = { objectId: null, email: null, assignedTo: null, userPrincipalName: null };

/** Somebody as the owner of an incident, by e-mail address. */
export const ownerBy = (email: string) => ({
  ...NOBODY,
  email,
  assignedTo: email,
  userPrincipalName: email,
});
