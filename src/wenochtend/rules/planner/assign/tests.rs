//! The flow against every way there is to seat a few children.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// What a way to seat them is worth, less is better: mornings missed, uneven shares, broken customs, and the drawbacks.
type Worth = (usize, usize, usize, u64, u64);

fn worth(seekers: &[Seeker], rooms: &[Room], chosen: &[Vec<Option<usize>>]) -> Worth {
    let mut worth = (0, 0, 0, 0, 0);
    for (seeker, slots) in seekers.iter().zip(chosen) {
        let mut had = seeker.had;
        for (slot, room) in slots.iter().enumerate() {
            let Some(room) = room else {
                worth.0 += 1;
                continue;
            };
            let day = seeker.days.iter().position(|day| day == room).unwrap();
            worth.1 += had;
            worth.2 += rooms[*room].broken;
            worth.3 += seeker.slots[slot][day].0;
            worth.4 += seeker.slots[slot][day].1;
            had += 1;
        }
    }
    worth
}

/// The best of all ways, by trying them.
fn best(seekers: &[Seeker], rooms: &[Room]) -> Worth {
    let empty = seekers.iter().map(|seeker| vec![None; seeker.slots.len()]).collect::<Vec<_>>();
    let places = rooms.iter().map(|room| room.places).collect();
    let mut search = Search { seekers, rooms, best: worth(seekers, rooms, &empty), chosen: empty, places };
    search.from(0, 0);
    search.best
}

struct Search<'a> {
    seekers: &'a [Seeker],
    rooms: &'a [Room],
    chosen: Vec<Vec<Option<usize>>>,
    places: Vec<usize>,
    best: Worth,
}

impl Search<'_> {
    fn from(&mut self, child: usize, slot: usize) {
        let Some(seeker) = self.seekers.get(child) else {
            self.best = self.best.min(worth(self.seekers, self.rooms, &self.chosen));
            return;
        };
        if slot == seeker.slots.len() {
            return self.from(child + 1, 0);
        }
        self.from(child, slot + 1);
        for room in &seeker.days {
            if self.places[*room] > 0 && !self.chosen[child].contains(&Some(*room)) {
                self.places[*room] -= 1;
                self.chosen[child][slot] = Some(*room);
                self.from(child, slot + 1);
                self.chosen[child][slot] = None;
                self.places[*room] += 1;
            }
        }
    }
}

const ROOMS: usize = 4;

fn rooms() -> impl Strategy<Value = Vec<Room>> {
    vec((0_usize..3, 0_usize..3).prop_map(|(places, broken)| Room { places, broken }), ROOMS)
}

fn seeker() -> impl Strategy<Value = Seeker> {
    let days = proptest::sample::subsequence((0..ROOMS).collect::<Vec<_>>(), 0..=ROOMS);
    (days, 0_usize..3, 0_usize..3).prop_flat_map(|(days, slots, had)| {
        let slots = vec(vec((0_u64..3, 0_u64..9), days.len()), slots);
        slots.prop_map(move |slots| Seeker { days: days.clone(), slots, had })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_flow_is_the_best_of_all_ways(seekers in vec(seeker(), 0..4), rooms in rooms()) {
        let chosen = assign(&seekers, &rooms);
        for (room, Room { places, .. }) in rooms.iter().enumerate() {
            let come = chosen.iter().flatten().filter(|slot| **slot == Some(room)).count();
            prop_assert!(come <= *places, "room {} holds {}", room, places);
        }
        for slots in &chosen {
            let mut rooms: Vec<_> = slots.iter().flatten().collect();
            rooms.sort_unstable();
            rooms.dedup();
            prop_assert_eq!(rooms.len(), slots.iter().flatten().count(), "once a day");
        }
        prop_assert_eq!(worth(&seekers, &rooms, &chosen), best(&seekers, &rooms));
    }
}

#[test]
fn nobody_asks_and_nothing_is_open() {
    assert_eq!(assign(&[], &[Room { places: 2, broken: 0 }]), Vec::<Vec<Option<usize>>>::new());
    let seeker = Seeker { days: vec![], slots: vec![vec![], vec![]], had: 0 };
    assert_eq!(assign(&[seeker], &[]), [[None, None]]);
}
