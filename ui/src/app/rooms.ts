/** Where the rooms' screens come from; each is its own file in the build. */
export const rooms = {
  list: () => import('../rooms/intake/ApplicationList.svelte'),
  new: () => import('../rooms/intake/ApplicationForm.svelte'),
  forecast: () => import('../rooms/intake/Forecast.svelte'),
  dossier: () => import('../rooms/intake/Dossier.svelte'),
  interview: () => import('../rooms/intake/PlanInterview.svelte'),
  preparation: () => import('../rooms/intake/Preparation.svelte'),
  talk: () => import('../rooms/intake/Talk.svelte'),
  child: () => import('../rooms/family/ChildPage.svelte'),
  protocols: () => import('../rooms/intake/protocol/Protocols.svelte'),
  protocol: () => import('../rooms/intake/protocol/ProtocolPage.svelte'),
  templates: () => import('../rooms/letter/Templates.svelte'),
  template: () => import('../rooms/letter/TemplateEditor.svelte'),
  letterBatch: () => import('../rooms/letter/LetterBatch.svelte'),
  dossierLetters: () => import('../rooms/letter/DossierLetters.svelte'),
  settings: () => import('../rooms/school/Settings.svelte'),
};
