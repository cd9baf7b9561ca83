/** Dragging over the page by pointer. The keyboard and the menu of what is dragged do the same. */

/** A press is a drag from so many pixels on. */
const SLACK = 5;
/** So near to the edge of the window the page scrolls along, by so much. */
const EDGE = 72;
const SCROLL = 14;

interface Drag {
  start: () => void;
  /** Where the pointer is in the window, and what lies under it. */
  move: (at: { x: number; y: number }, under: Element | null) => void;
  drop: () => void;
  /** It ended without a drop: Escape, or the system took the pointer. */
  stop: () => void;
}

/** An attachment for what can be dragged as a whole; a press without moving stays a press. */
export function draggable({ start, move, drop, stop }: Drag) {
  return (element: HTMLElement) => {
    let ending = new AbortController();
    let isDrag = false;

    function end(deed: () => void) {
      ending.abort();
      if (!isDrag) return;
      isDrag = false;
      deed();
    }

    function onMove(down: PointerEvent) {
      return ({ clientX: x, clientY: y }: PointerEvent) => {
        const isNear = Math.hypot(x - down.clientX, y - down.clientY) <= SLACK;
        if (!isDrag && isNear) return;
        if (!isDrag) start();
        isDrag = true;
        if (y < EDGE) window.scrollBy(0, -SCROLL);
        if (y > window.innerHeight - EDGE) window.scrollBy(0, SCROLL);
        move({ x, y }, document.elementFromPoint(x, y));
      };
    }

    function onDown(down: PointerEvent) {
      // A finger scrolls the page.
      if (down.button !== 0 || down.pointerType === 'touch') return;
      ending.abort();
      ending = new AbortController();
      const { signal } = ending;
      element.setPointerCapture(down.pointerId);
      window.addEventListener('pointermove', onMove(down), { signal });
      window.addEventListener('pointerup', () => end(() => letGo(drop)), { signal });
      window.addEventListener('pointercancel', () => end(stop), { signal });
      window.addEventListener('keydown', (event) => event.key === 'Escape' && isDrag && end(stop), { signal });
    }

    element.addEventListener('pointerdown', onDown);
    return () => {
      end(stop);
      element.removeEventListener('pointerdown', onDown);
    };
  };
}

/** The click that follows a drop is none. */
function letGo(drop: () => void) {
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
  drop();
}
