import type { Snippet } from 'svelte';

/** A column of a Table. The first column names the row and carries its link. */
export interface Column<Row> {
  id: string;
  label: string;
  align?: 'start' | 'end';
  sortable?: boolean;
  /** The narrowest a column may get, such as `8rem`. */
  width?: string;
  text?: (row: Row) => string;
  cell?: Snippet<[Row]>;
}

/** Rows one ticks. Arrows walk past one that is disabled. */
export interface Ticks<Row> {
  has: (row: Row) => boolean;
  set: (row: Row, on: boolean) => void;
  disabled?: (row: Row) => boolean;
}

export interface Sort {
  column: string;
  descending: boolean;
}

/** A page of a longer list, as the core gave it. */
export interface Page {
  /** Rows before this page. */
  offset: number;
  size: number;
  total: number;
}

/** What a press on a header asks for: the other way round, or up by a new column. */
export function nextSort(current: Sort | undefined, column: string): Sort {
  return { column, descending: current?.column === column && !current.descending };
}

/** The row an arrow key leads to, or null when the key moves nothing. */
export function nextRow(key: string, at: number, count: number): number | null {
  const goal: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 10,
    PageUp: at - 10,
    Home: 0,
    End: count - 1,
  };
  const row = goal[key];
  return row === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, row));
}
