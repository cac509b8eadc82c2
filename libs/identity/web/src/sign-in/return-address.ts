/** The page to go to after signing in: only one of ours, else the home page. */
export function returnAddress(wanted: string | null): string {
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : '/';
}
