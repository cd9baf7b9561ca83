/** What stands around the screens of Beheer. */
export const guardTexts = {
  tabs: 'Beheer',
  tabNames: {
    gebruikers: 'Gebruikers',
    beveiliging: 'Beveiliging',
    reservekopieen: 'Reservekopieën',
    geschiedenis: 'Geschiedenis',
    privacy: 'Privacy',
  },
};
