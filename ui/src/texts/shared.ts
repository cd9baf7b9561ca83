/** What the parts that several rooms share say. */
export const sharedTexts = {
  by: (date: string) => `uiterlijk ${date}`,
  notFilledIn: 'niet ingevuld',
  yes: 'Ja',
  no: 'Nee',
  loadFailed: 'Dit kon niet worden geladen',
  retry: 'Opnieuw proberen',
  conflictTitle: (record: string) => `Iemand anders wijzigde dit ook: ${record}`,
  conflictText: 'U en een ander hebben dit tegelijk gewijzigd. Kies welke versie blijft; er gaat niets verloren tot u kiest.',
  conflictField: 'Gegeven',
  conflictMine: 'Uw versie',
  conflictTheirs: 'Versie van de ander',
  keepMine: 'Mijn versie bewaren',
  takeTheirs: 'Die van de ander nemen',
  startsOn: (date: string, agreed: boolean) => (agreed ? `start ${date}` : `start waarschijnlijk ${date}`),
  born: (date: string) => `geboren ${date}`,
};

/** A line of the history, in a dossier and as a whole. */
export const historyTexts = {
  none: 'Er is nog niets gewijzigd.',
  caption: 'Wie wat wijzigde',
  undone: 'later teruggedraaid',
  change: (field: string, before: string, after: string) => `${field}: ${before} → ${after}`,
  added: (field: string, after: string) => `${field}: ${after}`,
  by: (actor: string) => `door ${actor}`,
  more: (count: number) => (count === 1 ? 'Nog één gegeven tonen' : `Nog ${count} gegevens tonen`),
};
