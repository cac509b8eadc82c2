/** Runs a statement and answers with its rows. */
export type Rows = (sql: string) => Promise<readonly unknown[]>;

/** Rows of communities whose numbers are not what counting anew gives: numbers of posts and of the log without gaps, unread by sums as by counting, members, places in events. None, whatever happened. */
export async function brokenCounters(rows: Rows): Promise<unknown[]> {
  return [
    ...(await rows('select d.id, d.last_sequence, count(p.id), min(p.sequence), max(p.sequence) from discussion d left join post p on p.discussion_id = d.id group by d.id having count(p.id) <> d.last_sequence or min(p.sequence) <> 1 or max(p.sequence) <> d.last_sequence')),
    ...(await rows(`select c.key, c.post_count, count(n.number), count(distinct n.number), max(n.number) from community c left join (select community_id, community_number as number from post union all select community_id, number from community_number_left) n on n.community_id = c.id
      group by c.id having count(n.number) <> c.post_count or count(distinct n.number) <> c.post_count or coalesce(max(n.number), 0) <> c.post_count`)),
    ...(await rows('select c.key, c.last_event, count(e.sequence) from community c left join community_event e on e.community_id = c.id group by c.id having count(e.sequence) <> c.last_event or coalesce(max(e.sequence), 0) <> c.last_event')),
    ...(await rows(`select m.name, c.key, c.post_count - m.read_count as sum, u.unread from community_member m join community c on c.id = m.community_id
      join lateral (select coalesce(sum(greatest(0, d.last_sequence - coalesce(r.read_up_to, (select coalesce(max(b.sequence), 0) from post b where b.discussion_id = d.id and b.community_number <= m.joined_number)))), 0)::int as unread
        from discussion d left join discussion_reading r on r.discussion_id = d.id and r.person_id = m.person_id where d.community_id = c.id) u on true where c.post_count - m.read_count <> u.unread`)),
    ...(await rows('select p.id from post p join discussion d on d.id = p.discussion_id where p.community_id <> d.community_id')),
    ...(await rows('select o.id from post o join post p on p.discussion_id = o.discussion_id and p.sequence = o.sequence + 1 where p.community_number <= o.community_number')),
    ...(await rows('select c.key, c.member_count, count(m.person_id) from community c left join community_member m on m.community_id = c.id group by c.id having count(m.person_id) <> c.member_count')),
    ...(await rows(`select e.id, e.enrolled, e.waiting from meeting e left join meeting_enrolment n on n.meeting_id = e.id group by e.id
      having count(*) filter (where n.state = 'ISCRITTO') <> e.enrolled or count(*) filter (where n.state = 'IN_ATTESA') <> e.waiting or e.enrolled > e.places or (e.enrolled < e.places and e.waiting > 0)`)),
    ...(await rows('select i.id, i.issue_count, count(s.id) from initiative i left join issue s on s.initiative_id = i.id group by i.id having count(s.id) <> i.issue_count or coalesce(max(s.number), 0) <> i.issue_count')),
  ];
}
