import { describe, expect, it } from '@jest/globals';
import type { DiscussionId, PostId } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import { atTheEnd, mergedInTime, readerAfter, readerOfGone, type HousedPost, type Reader, type ReaderChange, type Rehoused } from './rehousing.js';

const PEOPLE = ['anna', 'bruno', 'carla'] as PersonId[];

interface Row extends HousedPost {
  readonly movedTo: PostId | null;
}

/** A community by the rules alone: its posts, the place of each reader, and the sums by which unread posts are known. */
class Model {
  private count = 0;
  private clock = 0;
  readonly rows: Row[] = [];
  readonly gone = new Set<DiscussionId>();
  readonly readTo = new Map(PEOPLE.map((person) => [person, new Map<DiscussionId, number>()]));
  readonly readCount = new Map(PEOPLE.map((person) => [person, 0]));
  postCount = 0;

  last(id: DiscussionId): number {
    return this.rows.filter((row) => row.discussionId === id).length;
  }

  of(id: DiscussionId): Row[] {
    return this.rows.filter((row) => row.discussionId === id).sort((one, other) => one.sequence - other.sequence);
  }

  open(): DiscussionId[] {
    return [...new Set(this.rows.map((row) => row.discussionId))].filter((id) => !this.gone.has(id));
  }

  /** @param ago clocks of two copies may differ */
  post(id: DiscussionId, ago: number): void {
    this.clock += 10;
    this.postCount += 1;
    this.rows.push({ id: this.mint('p') as PostId, discussionId: id, sequence: this.last(id) + 1, createdAt: new Date(this.clock - ago), isTrace: false, movedTo: null });
  }

  mint(kind: string): string {
    return `${kind}${(this.count += 1)}`;
  }

  read(person: PersonId, id: DiscussionId, upTo: number): void {
    const before = this.readTo.get(person)!.get(id) ?? 0;
    const to = Math.max(before, Math.min(this.last(id), upTo));
    this.readTo.get(person)!.set(id, to);
    this.readCount.set(person, this.readCount.get(person)! + to - before);
  }

  /** What the repository does with a plan. */
  rehouse(moved: readonly Rehoused[], gone: DiscussionId | null): void {
    const target = moved[0]!.discussionId;
    const last = this.last(target);
    const readers: Reader[] = PEOPLE.map((personId) => ({ personId, readTo: this.readTo.get(personId)! }));
    const changes: ReaderChange[] = readers.flatMap((reader) => [readerAfter(reader, moved, target, last), gone && readerOfGone(reader, gone, this.last(gone))].filter((change) => change !== null));
    for (const { personId, discussionId, readUpTo, grows } of changes) {
      this.readTo.get(personId)!.set(discussionId, readUpTo);
      this.readCount.set(personId, this.readCount.get(personId)! + grows);
    }
    for (const { post, discussionId, sequence } of moved) {
      const index = this.rows.findIndex(({ id }) => id === post.id);
      const old = this.rows[index]!;
      this.rows[index] = { ...old, discussionId, sequence };
      this.rows.push({ ...old, id: this.mint('t') as PostId, isTrace: true, movedTo: old.id });
    }
    this.postCount += moved.length;
    if (gone) this.gone.add(gone);
  }
}

const step = fc.record({ what: fc.constantFrom('open', 'post', 'post', 'post', 'read', 'merge', 'split'), one: fc.nat(9), other: fc.nat(9), amount: fc.nat(12) });

/** Plays the steps; every law is looked at after each. */
function play(steps: readonly { readonly what: string; readonly one: number; readonly other: number; readonly amount: number }[], look: (model: Model) => void): void {
  const model = new Model();
  for (const { what, one, other, amount } of steps) {
    const open = model.open();
    const [first, second] = [open[one % open.length], open[other % open.length]];
    if (what === 'open' || first === undefined) model.post(model.mint('d') as DiscussionId, 0);
    else if (what === 'post') model.post(first, amount * 4);
    else if (what === 'read') model.read(PEOPLE[other % PEOPLE.length]!, first, amount);
    else if (what === 'merge' && second !== undefined && first !== second) model.rehouse(mergedInTime(model.of(first), model.of(second)), first);
    else if (what === 'split') {
      const chosen = model.of(first).filter(({ isTrace, sequence }) => !isTrace && sequence > 1 && (sequence + amount) % 3 !== 0);
      if (chosen.length > 0) model.rehouse(atTheEnd(chosen, model.mint('d') as DiscussionId, 0), null);
    }
    look(model);
  }
}

function seenBy(model: Model): ReadonlyMap<PersonId, ReadonlySet<PostId>> {
  return new Map(PEOPLE.map((person) => [person, new Set(model.rows.filter((row) => !row.isTrace && row.sequence <= (model.readTo.get(person)!.get(row.discussionId) ?? 0)).map(({ id }) => id))]));
}

describe('posts that go elsewhere', () => {
  it('leave numbers without gaps, each given once, and every old place leads to the post', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const places = new Map<string, PostId>();
      play(steps, (model) => {
        expect(model.rows).toHaveLength(model.postCount);
        for (const id of new Set(model.rows.map(({ discussionId }) => discussionId))) expect(model.of(id).map(({ sequence }) => sequence)).toEqual(Array.from({ length: model.last(id) }, (_, index) => index + 1));
        for (const id of model.open()) expect(model.of(id)[0]!.isTrace).toBe(false);
        for (const row of model.rows) {
          const [place, leads] = [`${row.discussionId} ${row.sequence}`, row.movedTo ?? row.id];
          expect(places.get(place) ?? leads).toBe(leads);
          places.set(place, leads);
        }
      });
    }));
  });

  it('are as unread as by the sums of the community, and what is gone counts as read', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      play(steps, (model) => {
        for (const person of PEOPLE) {
          const unread = [...new Set(model.rows.map(({ discussionId }) => discussionId))].reduce((sum, id) => sum + model.last(id) - (model.readTo.get(person)!.get(id) ?? 0), 0);
          expect(model.postCount - model.readCount.get(person)!).toBe(unread);
          for (const id of model.gone) expect(model.readTo.get(person)!.get(id)).toBe(model.last(id));
        }
      });
    }));
  });

  it('count as read only where they were read', () => {
    fc.assert(fc.property(fc.array(step.filter(({ what }) => what !== 'read'), { maxLength: 40 }), fc.nat(9), fc.nat(12), (steps, which, upTo) => {
      play(steps, (model) => {
        const open = model.open();
        if (open.length < 2) return;
        model.read(PEOPLE[0]!, open[which % open.length]!, upTo);
        const before = seenBy(model).get(PEOPLE[0]!)!;
        model.rehouse(mergedInTime(model.of(open[0]!), model.of(open[1]!)), open[0]!);
        for (const id of seenBy(model).get(PEOPLE[0]!)!) expect(before.has(id)).toBe(true);
      });
    }));
  });

  it('come together in order of time, behind what stays', () => {
    const post = (id: string, discussionId: string, sequence: number, at: number, isTrace = false): HousedPost => ({ id: id as PostId, discussionId: discussionId as DiscussionId, sequence, createdAt: new Date(at), isTrace });
    const into = [post('b1', 'b', 1, 50), post('b2', 'b', 2, 60), post('b3', 'b', 3, 70, true), post('b4', 'b', 4, 80)];
    const order = (from: readonly HousedPost[]): string[] => mergedInTime(from, into).map(({ post: { id }, sequence }) => `${id}:${sequence}`);
    expect(order([post('a1', 'a', 1, 55), post('a2', 'a', 2, 75)])).toEqual(['a1:5', 'b2:6', 'a2:7', 'b4:8']);
    expect(order([post('a1', 'a', 1, 10), post('a2', 'a', 2, 20)])).toEqual(['a1:5', 'a2:6', 'b2:7', 'b4:8']);
    expect(order([post('a1', 'a', 1, 90), post('a2', 'a', 2, 91, true)])).toEqual(['a1:5']);
  });
});
