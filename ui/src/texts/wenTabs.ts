/** What stands around the screens of Wenochtenden. */
export const wenTabTexts = {
  tabs: 'Wenochtenden',
  tabNames: {
    kalender: 'Kalender',
    kinderen: 'Kinderen',
    dag: 'Dag',
    voorstel: 'Voorstel',
    herstel: 'Herstel',
  },
  titles: {
    kalender: 'Wenochtenden',
    kinderen: 'Wenkinderen',
    dag: 'Wenkinderen van de dag',
    voorstel: 'Wenochtenden voor een periode',
    herstel: 'Ochtenden die anders moeten',
  },
};
