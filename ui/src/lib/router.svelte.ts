/**
 * A small hash router: `#/aanmeldingen/ID/voorbereiding?tab=gezin`. The shell serves one page, so the part after the hash
 * is all there is to an address. A change of screen puts the focus on its heading, as a page load would.
 */
import { tick } from 'svelte';

export interface Route {
  segments: readonly string[];
  query: Readonly<Record<string, string>>;
}

/** The names of the `:parts` in a pattern such as `aanmeldingen/:id/voorbereiding`. */
type ParamNames<Pattern extends string> = Pattern extends `${infer Head}/${infer Tail}`
  ? ParamNames<Head> | ParamNames<Tail>
  : Pattern extends `:${infer Name}`
    ? Name
    : never;

/** How long a screen may take to show its heading before the focus stays where it is. */
const HEADING_WAIT_MS = 2000;

/** Ends the watch for the heading of the screen that comes. */
let stopWatching: () => void = () => undefined;

let route = $state.raw<Route>(parseHash(window.location.hash));

/** The route on screen; reactive. */
export function current(): Route {
  return route;
}

/** Takes a hash apart. A part that is not well encoded is kept as it was typed. */
export function parseHash(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const segments = path.split('/').filter(Boolean).map(decode);
  return { segments, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** The address of a screen, for `href`: `hrefTo(['aanmeldingen', id], { tab: 'gezin' })`. */
export function hrefTo(segments: readonly string[], query: Record<string, string> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `#/${segments.map(encodeURIComponent).join('/')}${search ? `?${search}` : ''}`;
}

/** The named parts when the route fits the pattern, else null: `match('aanmeldingen/:id', current())?.id`. */
export function match<Pattern extends string>(
  pattern: Pattern,
  { segments }: Route,
): Record<ParamNames<Pattern>, string> | null {
  const wanted = pattern.split('/').filter(Boolean);
  if (wanted.length !== segments.length) return null;
  const found: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const actual = segments[at] ?? '';
    if (part.startsWith(':')) found[part.slice(1)] = actual;
    else if (part !== actual) return null;
  }
  return found as Record<ParamNames<Pattern>, string>;
}

/** Goes to a screen. `replace` leaves no step to go back to (a changed filter, a redirect). */
export function navigate(href: string, { replace = false } = {}): void {
  if (href === window.location.hash) return;
  if (!replace) {
    window.location.hash = href;
    return;
  }
  window.history.replaceState(null, '', href);
  arrive();
}

/** Starts listening for changes of address; gives the function that stops it. */
export function startRouter(): () => void {
  arrive();
  window.addEventListener('hashchange', arrive);
  return () => {
    window.removeEventListener('hashchange', arrive);
    stopWatching();
  };
}

function arrive(): void {
  const next = parseHash(window.location.hash);
  const moved = next.segments.join('/') !== route.segments.join('/');
  route = next;
  if (moved) void tick().then(focusHeading);
}

function focusHeading(): void {
  stopWatching();
  window.scrollTo(0, 0);
  takeFocus(document.querySelector('main h1'));
  // The heading may still come, or the one just focused may belong to the screen that leaves.
  const observer = new MutationObserver(() => {
    if (document.activeElement === document.body) takeFocus(document.querySelector('main h1'));
  });
  observer.observe(document.body, { childList: true, subtree: true });
  const timer = setTimeout(() => observer.disconnect(), HEADING_WAIT_MS);
  stopWatching = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}

function takeFocus(heading: Element | null): void {
  if (!(heading instanceof HTMLElement)) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
