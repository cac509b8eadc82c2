/** The fewest items of both lists whose moving explains the new order; items of one list alone do not count. */
export function movedItems(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const rank = new Map(before.map((id, index) => [id, index]));
  const common = after.filter((id) => rank.has(id));
  // What stays is the longest run of items that keep their old order.
  const best: { length: number; from: number }[] = [];
  common.forEach((id, index) => {
    let length = 1;
    let from = -1;
    for (let earlier = 0; earlier < index; earlier += 1) {
      if (rank.get(common[earlier]!)! < rank.get(id)! && best[earlier]!.length + 1 > length) [length, from] = [best[earlier]!.length + 1, earlier];
    }
    best.push({ length, from });
  });
  const moved = new Set(common);
  for (let at = best.findIndex((entry) => entry.length === Math.max(...best.map((each) => each.length))); at >= 0; at = best[at]!.from) moved.delete(common[at]!);
  return moved;
}
