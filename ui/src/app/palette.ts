/** What the search window finds: people from the core, screens and deeds from here. */
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
import { guardTabs } from '../shared/guardTabs';
import { appTexts as texts } from '../texts/app';
import { guardTexts } from '../texts/guard';

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
  const items: Findable[] = [
    { id: 'new', title: texts.newApplication, icon: Plus, run: () => navigate(hrefTo(['aanmeldingen', 'nieuw'])) },
    { id: 'lock', title: texts.lock, icon: Lock, keys: 'Control+L', run: lock },
  ];
  if (undoStep) {
    // Not by the name in it: who looks for a person wants that person.
    const title = texts.undo(undoStep.what);
    items.push({ id: 'undo', title, words: texts.undoWord, icon: Undo, keys: 'Control+Z', run: undo });
  }
  return items;
}

function screenItems(): PaletteItem[] {
  const screen = (title: string, icon: PaletteItem['icon'], ...segments: string[]): PaletteItem => {
    const href = hrefTo(segments);
    return { id: href, title, icon, run: () => navigate(href) };
  };
  return [
    screen(texts.today, Sun, 'vandaag'),
    screen(texts.applications, ClipboardList, 'aanmeldingen'),
    screen(texts.forecast, CalendarDays, 'aanmeldingen', 'instroom'),
    screen(texts.settingsSchool, School, 'instellingen', 'school'),
    screen(texts.settingsTeam, Users, 'instellingen', 'team'),
    screen(texts.settingsYears, CalendarDays, 'instellingen', 'jaren'),
    screen(texts.settingsGroups, School, 'instellingen', 'groepen'),
    screen(texts.settingsProtocol, ClipboardList, 'instellingen', 'intakeprotocol'),
    screen(texts.settingsLetters, FileText, 'instellingen', 'brieven'),
    screen(texts.letterBatch, FileText, 'aanmeldingen', 'brieven'),
    ...guardTabs().map((tab) => screen(texts.guardTab(guardTexts.tabNames[tab]), Shield, 'beheer', tab)),
  ];
}

/** Without capitals and accents, as the core searches too. */
function folded(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
