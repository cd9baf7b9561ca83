import type { Icon } from '../parts/icon';

/** A room in the list at the left. */
export interface RoomLink {
  id: string;
  label: string;
  icon: Icon;
  href: string;
  active: boolean;
  /** What waits for a step there. */
  waiting?: number;
}

/** A deed that can be taken back or done again, in its words; null when there is none. */
export type Step = { what: string } | null;

/** A line one can go to from the palette. */
export interface PaletteItem {
  id: string;
  title: string;
  subtitle?: string;
  icon?: Icon;
  /** Keys that do the same without the palette: "Control+L". */
  keys?: string;
  run: () => void;
}

/** Lines of one kind: people, screens, deeds. */
export interface PaletteGroup {
  id: string;
  label: string;
  items: PaletteItem[];
}
