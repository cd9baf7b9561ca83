/** Keeps what floats (a calendar, a list) beside the control it belongs to, on the side where there is room. */
import type { Attachment } from 'svelte/attachments';

const GAP = 4;
const MARGIN = 8;

/**
 * An attachment for the floating element; `anchor` gives the element it hangs on, `asWide` makes it no narrower than that,
 * `atEnd` puts their right sides in one line.
 */
export function anchored(
  anchor: () => HTMLElement | undefined,
  { asWide = false, atEnd = false } = {},
): Attachment<HTMLElement> {
  return (floating) => {
    // The top layer keeps it above dialogs; older web views have no popover and draw it in place.
    if ('showPopover' in floating) {
      floating.popover = 'manual';
      floating.showPopover();
    }
    const place = () => {
      const hook = anchor()?.getBoundingClientRect();
      if (hook && asWide) floating.style.minWidth = `${hook.width}px`;
      if (hook) put(floating, hook, atEnd);
    };
    place();
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, true);
    return () => {
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, true);
    };
  };
}

function put(floating: HTMLElement, hook: DOMRect, atEnd: boolean): void {
  const { offsetWidth: width, offsetHeight: height } = floating;
  const below = hook.bottom + GAP;
  const above = hook.top - GAP - height;
  const fitsBelow = below + height <= window.innerHeight - MARGIN;
  const left = Math.min(atEnd ? hook.right - width : hook.left, window.innerWidth - width - MARGIN);
  Object.assign(floating.style, {
    position: 'fixed',
    inset: 'auto',
    margin: '0',
    left: `${Math.max(MARGIN, left)}px`,
    top: `${fitsBelow || above < MARGIN ? below : above}px`,
  });
}
