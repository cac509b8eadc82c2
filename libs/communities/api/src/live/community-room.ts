/** Those who have a page of a community open. */
export function communityRoom(communityId: string): string {
  return `community:${communityId}`;
}
