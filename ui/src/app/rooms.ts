/** Where the rooms' screens come from; each room is its own file in the build. */
import type { Component } from 'svelte';
import type { GuardTab } from '../shared/guardTabs';
import type { WenTab } from '../shared/wenTabs';

/** A screen of Beheer asks nothing: the address says it all. */
type Screen = Component<Record<string, never>, object, string>;

const guard: Record<GuardTab, () => Promise<{ default: Screen }>> = {
  gebruikers: () => import('../rooms/guard/users/UsersTab.svelte'),
  beveiliging: () => import('../rooms/guard/safety/SafetyTab.svelte'),
  reservekopieen: () => import('../rooms/guard/backups/BackupsTab.svelte'),
  geschiedenis: () => import('../rooms/guard/history/HistoryTab.svelte'),
  privacy: () => import('../rooms/guard/privacy/PrivacyTab.svelte'),
};

/** A screen of Wenochtenden asks for the day at the desk. */
type DayScreen = Component<{ today: string }, object, ''>;

const wen: Record<WenTab, () => Promise<{ default: DayScreen }>> = {
  kalender: () => import('../rooms/wen/calendar/CalendarTab.svelte'),
  kinderen: () => import('../rooms/wen/children/ChildrenTab.svelte'),
  dag: () => import('../rooms/wen/day/DayTab.svelte'),
  voorstel: () => import('../rooms/wen/plan/TermTab.svelte'),
  herstel: () => import('../rooms/wen/plan/RepairTab.svelte'),
};

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
  dossierMornings: () => import('../rooms/wen/dossier/DossierMornings.svelte'),
  dossierStart: () => import('../rooms/wen/dossier/DossierStart.svelte'),
  restore: () => import('../rooms/guard/backups/RestoreScreen.svelte'),
  guard,
  wen,
  settings: () => import('../rooms/school/Settings.svelte'),
};
