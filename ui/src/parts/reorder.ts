/** What a list that can be put in another order does with pointer, keys and focus. */

/** The steps a row can make, for its menu; null at an end of the list. */
export interface Moves {
  up: (() => void) | null;
  down: (() => void) | null;
}

/** A press is a drag from so many pixels on. */
const SLACK = 4;
/** So near to the edge of the window the page scrolls along, by so much. */
const EDGE = 72;
const SCROLL = 14;

/** Before which of these rows something at this height would land; their count is behind the last. */
export function gapAt(rows: readonly Element[], y: number): number {
  return rows.filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2 < y;
  }).length;
}

/** The place, from 0, that a row gets when it lands in a gap: those behind it move up when it leaves. */
export function landing({ from, gap }: { from: number; gap: number }): number {
  return gap > from ? gap - 1 : gap;
}

/** -1 or 1 for Alt with an arrow up or down, outside a field that uses these keys itself; else 0. */
export function stepOf({ key, altKey, target }: KeyboardEvent): -1 | 0 | 1 {
  if (!altKey || (target instanceof Element && target.matches('input, textarea, select'))) return 0;
  if (key === 'ArrowUp') return -1;
  return key === 'ArrowDown' ? 1 : 0;
}

interface Drag {
  /** The pointer is at this height in the window. */
  move: (y: number) => void;
  drop: () => void;
  /** The drag ended without a drop: Escape, or the system took the pointer. */
  stop: () => void;
}

/** An attachment for what one drags by. */
export function dragging({ move, drop, stop }: Drag) {
  return (grip: HTMLElement) => {
    let ending = new AbortController();

    function onDown(down: PointerEvent) {
      if (down.button !== 0) return;
      down.preventDefault();
      grip.setPointerCapture(down.pointerId);
      ending = new AbortController();
      const { signal } = ending;
      let isDrag = false;
      const end = (deed: () => void) => () => {
        ending.abort();
        if (isDrag) deed();
      };
      const onMove = ({ clientY: y }: PointerEvent) => {
        if (!isDrag && Math.abs(y - down.clientY) <= SLACK) return;
        // A field that is being typed in is left, and so saved, before something moves.
        if (!isDrag && document.activeElement instanceof HTMLElement) document.activeElement.blur();
        isDrag = true;
        if (y < EDGE) window.scrollBy(0, -SCROLL);
        if (y > window.innerHeight - EDGE) window.scrollBy(0, SCROLL);
        move(y);
      };
      const onKeydown = (event: KeyboardEvent) => {
        if (event.key === 'Escape') end(stop)();
      };
      window.addEventListener('pointermove', onMove, { signal });
      window.addEventListener('pointerup', end(drop), { signal });
      window.addEventListener('pointercancel', end(stop), { signal });
      window.addEventListener('keydown', onKeydown, { signal });
    }

    grip.addEventListener('pointerdown', onDown);
    return () => {
      ending.abort();
      grip.removeEventListener('pointerdown', onDown);
    };
  };
}

/** Moving a row takes the focus from it: this gives it back, or to the row that comes in its place when it is gone. */
export function keepFocus(list: () => HTMLElement | undefined) {
  let kept: HTMLElement | null = null;
  let at = 0;
  return {
    remember() {
      const focused = document.activeElement;
      kept = focused instanceof HTMLElement && list()?.contains(focused) ? focused : null;
      at = [...(list()?.children ?? [])].findIndex((row) => row.contains(focused));
    },
    restore() {
      if (!kept || document.activeElement === kept) return;
      const rows = list()?.children ?? [];
      const heir = rows[Math.min(at, rows.length - 1)]?.querySelector('button');
      (kept.isConnected ? kept : heir)?.focus();
    },
  };
}
