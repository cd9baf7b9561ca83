/** Where the arrows go among the mornings of the calendar. */

/** Where a morning stands: its row and its day, counted from 0. */
export interface Place {
  row: number;
  column: number;
}

/** The morning an arrow goes to from the one at `at`, in the order of the page; null when there is none that way. */
export function arrowed(key: string, at: number, places: readonly Place[]): number | null {
  const from = places[at];
  if (!from) return null;
  const found = places.map((place, index) => ({ ...place, index })).filter(({ index }) => index !== at);
  switch (key) {
    case 'ArrowRight':
      return first(found.filter(({ row, column }) => row === from.row && column > from.column));
    case 'ArrowLeft':
      return nearest(found.filter(({ row, column }) => row === from.row && column < from.column).reverse());
    case 'ArrowDown':
      return first(found.filter(({ row, column, index }) => column === from.column && index > at && row >= from.row));
    case 'ArrowUp':
      return first(found.filter(({ row, column, index }) => column === from.column && index < at && row <= from.row).reverse());
    case 'Home':
      return first(found.filter(({ row, index }) => row === from.row && index < at));
    case 'End':
      return first(found.filter(({ row, index }) => row === from.row && index > at).reverse());
    default:
      return null;
  }
}

function first(found: readonly { index: number }[]): number | null {
  return found[0]?.index ?? null;
}

/** Of the day that is nearest the morning that stands at its top. */
function nearest(found: readonly (Place & { index: number })[]): number | null {
  const column = found[0]?.column;
  return first(found.filter((one) => one.column === column).reverse());
}
