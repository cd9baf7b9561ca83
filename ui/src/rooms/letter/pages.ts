/** Pages of a letter as pictures. */

/** As many bytes as one call may take as arguments in every web view. */
const PIECE = 0x8000;

/** The address of a page for an `img`, in which nothing runs and nothing is fetched. */
export function pageUrl(svg: string): string {
  const bytes = new TextEncoder().encode(svg);
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return `data:image/svg+xml;base64,${btoa(binary)}`;
}
