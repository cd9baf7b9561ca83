/** Made-up rows for the gallery. */
import type { ComboboxItem } from '../parts/combobox';
import type { TimelinePoint } from '../parts/timeline';

export const today = '2026-11-23';

export interface SampleApplication {
  id: string;
  name: string;
  born: string;
  status: 'good' | 'attention' | 'late' | 'neutral';
  stands: string;
  by: string;
  group: string;
}

export const applications: SampleApplication[] = [
  { id: '1', name: 'Noor van den Broek', born: '8 jan 2023', status: 'attention', stands: 'gesprek gepland', by: 'do 7 jan 2027', group: 'Groep 1/2 A' },
  { id: '2', name: 'Yusuf Yıldırım', born: '14 mrt 2023', status: 'late', stands: 'beslissing te laat', by: 'vr 20 nov 2026', group: 'Groep 1/2 B' },
  { id: '3', name: 'Sjoukje Hoekstra-de Vries', born: '2 feb 2023', status: 'good', stands: 'toegelaten', by: '', group: 'Groep 1/2 A' },
  { id: '4', name: 'Zofia Wiśniewska', born: '30 jun 2023', status: 'neutral', stands: 'aangemeld', by: 'ma 4 jan 2027', group: '' },
  { id: '5', name: 'Daan Jansen', born: '11 mei 2019', status: 'attention', stands: 'wachtlijst', by: 'wo 2 dec 2026', group: 'Groep 4' },
];

export const points: TimelinePoint[] = [
  { on: '2026-10-12', label: 'Aangemeld', state: 'done' },
  { on: '2026-11-05', label: 'Gesprek gevoerd', state: 'done' },
  { on: '2026-11-23', label: 'Beslissen uiterlijk', state: 'late', note: 'vandaag' },
  { on: '2026-11-25', label: 'Wennen kan vanaf', state: 'next', note: 'nog 2 dagen' },
  { on: '2027-01-08', label: 'Vierde verjaardag', state: 'future' },
  { on: '2027-01-11', label: 'Eerste schooldag', state: 'future' },
  { on: '2028-02-01', label: 'Leerplichtig', state: 'future' },
];

const people: ComboboxItem[] = [
  { id: 'a', title: 'Marieke van den Broek', subtitle: 'Molenstraat 12, Wanroij · 06-00001234' },
  { id: 'b', title: 'Mark van den Broek', subtitle: 'Kerkplein 3, Sint Anthonis · gescheiden gezin' },
  { id: 'c', title: 'Marta Wiśniewska', subtitle: 'Dorpsstraat 40, Wanroij' },
];

export async function searchPeople(text: string): Promise<ComboboxItem[]> {
  const wanted = text.toLowerCase();
  return people.filter(({ title }) => title.toLowerCase().includes(wanted));
}
