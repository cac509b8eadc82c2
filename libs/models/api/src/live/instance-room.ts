/** Those who have an instance open. */
export function instanceRoom(instanceId: string): string {
  return `instance:${instanceId}`;
}
