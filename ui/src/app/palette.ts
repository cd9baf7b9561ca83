/** What the search window finds: people from the core, screens and deeds from here. */
import Backpack from '@lucide/svelte/icons/backpack';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import FileText from '@lucide/svelte/icons/file-text';
import Lock from '@lucide/svelte/icons/lock';
import Plus from '@lucide/svelte/icons/plus';
import School from '@lucide/svelte/icons/school';
import Shield from '@lucide/svelte/icons/shield';
import Sun from '@lucide/svelte/icons/sun';
import Undo from '@lucide/svelte/icons/undo-2';
import User from '@lucide/svelte/icons/user';
import Users from '@lucide/svelte/icons/users';
import { bridge, type SearchHit } from '../bridge';
import type { PaletteGroup, PaletteItem, Step } from '../frame/frame';
import { formatDate } from '../lib/dates';
import { hrefTo, navigate } from '../lib/router.svelte';
import { may } from '../live/rights.svelte';
import type { Icon } from '../parts/icon';
import type { GuardTab } from '../shared/guardTabs';
import type { WenTab } from '../shared/wenTabs';
import { appTexts as texts } from '../texts/app';
import { guardTexts } from '../texts/guard';
import { wenTabTexts } from '../texts/wenTabs';
import { addressOf } from './addresses';
import { missingFor } from './rights';

export interface PaletteDeeds {
  undoStep: Step;
  undo: () => void;
  lock: () => void;
}

/** A line of our own, and the words it is found by when those are not its title. */
type Findable = PaletteItem & { words?: string };

/** Groups for a text; without one the screens and deeds. */
export async function searchPalette(text: string, deeds: PaletteDeeds): Promise<PaletteGroup[]> {
  const wanted = folded(text);
  const hits = wanted === '' ? [] : await bridge.searchEverything(text.trim());
  const fits = ({ title, words = title }: Findable) => folded(words).includes(wanted);
  return [
    { id: 'people', label: texts.people, items: hits.map(personItem) },
    { id: 'deeds', label: texts.deeds, items: deedItems(deeds).filter(fits) },
    { id: 'screens', label: texts.screens, items: screenItems().filter(fits) },
  ];
}

/** The dossier of a hit, or the family when there never was an aanmelding. */
function hrefOf({ application_id, child_id }: SearchHit): string {
  return application_id ? hrefTo(['aanmeldingen', application_id]) : hrefTo(['kind', child_id]);
}

function personItem(hit: SearchHit, at: number): PaletteItem {
  const isChild = hit.kind === 'child';
  const group = hit.group && texts.inGroup(hit.group);
  const about = isChild ? [texts.bornOn(formatDate(hit.born_on)), group] : [texts.caregiverOf(hit.child_name), group];
  return {
    id: `${hit.kind}-${hit.child_id}-${at}`,
    title: hit.name,
    subtitle: about.filter(Boolean).join(' · '),
    icon: isChild ? User : Users,
    run: () => navigate(hrefOf(hit)),
  };
}

function deedItems({ undoStep, undo, lock }: PaletteDeeds): Findable[] {
  const items: Findable[] = [{ id: 'lock', title: texts.lock, icon: Lock, keys: 'Control+L', run: lock }];
  if (may('register')) {
    items.unshift({ id: 'new', title: texts.newApplication, icon: Plus, run: () => navigate(hrefTo(['aanmeldingen', 'nieuw'])) });
  }
  if (undoStep) {
    // Not by the name in it: who looks for a person wants that person.
    const title = texts.undo(undoStep.what);
    items.push({ id: 'undo', title, words: texts.undoWord, icon: Undo, keys: 'Control+Z', run: undo });
  }
  return items;
}

/** The screens that are theirs, each found by its name. */
function screenItems(): PaletteItem[] {
  return screens.filter(({ path }) => missingFor(addressOf({ segments: path, query: {} })) === null).map(screenItem);
}

interface ScreenLine {
  title: string;
  icon: Icon;
  path: readonly string[];
}

const guardScreens = (Object.entries(guardTexts.tabNames) as [GuardTab, string][]).map(([tab, name]): ScreenLine => ({
  title: texts.guardTab(name),
  icon: Shield,
  path: ['beheer', tab],
}));

const wenScreens = (Object.entries(wenTabTexts.tabNames) as [WenTab, string][]).map(([tab, name]): ScreenLine => ({
  title: texts.wenTab(name),
  icon: Backpack,
  path: ['wenochtenden', tab],
}));

const screens: readonly ScreenLine[] = [
  { title: texts.today, icon: Sun, path: ['vandaag'] },
  { title: texts.applications, icon: ClipboardList, path: ['aanmeldingen'] },
  { title: texts.forecast, icon: CalendarDays, path: ['aanmeldingen', 'instroom'] },
  ...wenScreens,
  { title: texts.settingsSchool, icon: School, path: ['instellingen', 'school'] },
  { title: texts.settingsTeam, icon: Users, path: ['instellingen', 'team'] },
  { title: texts.settingsYears, icon: CalendarDays, path: ['instellingen', 'jaren'] },
  { title: texts.settingsGroups, icon: School, path: ['instellingen', 'groepen'] },
  { title: texts.settingsProtocol, icon: ClipboardList, path: ['instellingen', 'intakeprotocol'] },
  { title: texts.settingsLetters, icon: FileText, path: ['instellingen', 'brieven'] },
  { title: texts.letterBatch, icon: FileText, path: ['aanmeldingen', 'brieven'] },
  ...guardScreens,
];

function screenItem({ title, icon, path }: ScreenLine): PaletteItem {
  const href = hrefTo(path);
  return { id: href, title, icon, run: () => navigate(href) };
}

/** Without capitals and accents, as the core searches too. */
function folded(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
