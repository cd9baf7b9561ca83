//! What holds for the proposal of any school: no rule is broken, and no better one exists.

use chrono::Days;
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::school::WenCustoms;
use crate::wenochtend::rules::day::Visit;
use crate::wenochtend::rules::findings;

/// A made-up school with children that want mornings.
#[derive(Clone, Debug)]
struct World {
    hosts: Vec<Host>,
    taken: HashMap<(usize, NaiveDate), i32>,
    span: (NaiveDate, NaiveDate),
    wishes: Vec<Wish>,
}

impl World {
    fn propose(&self) -> Vec<Vec<NaiveDate>> {
        self.board(|board| propose(&self.wishes, board))
    }

    fn board<T>(&self, ask: impl FnOnce(&Board<'_>) -> T) -> T {
        let host_on = |host: usize, _: NaiveDate| self.hosts.get(host);
        ask(&Board { host_on: &host_on, taken: &self.taken, span: self.span, calendar: &calendar() })
    }

    fn findings(
        &self,
        wish: &Wish,
        on: NaiveDate,
        days: &[(NaiveDate, i32)],
        used: i32,
    ) -> Vec<crate::finding::Finding> {
        let visit = Visit { on, half_days: 1, guest: &wish.guest, host: self.hosts.get(wish.host), days, used };
        findings("", &visit, &calendar())
    }

    /// The days on which the rules allow this child a first morning more.
    fn allowed(&self, wish: &Wish) -> Vec<NaiveDate> {
        let days = self.span.0.iter_days().take_while(|on| *on <= self.span.1);
        let used = |on| self.taken.get(&(wish.host, on)).copied().unwrap_or(0);
        days.filter(|on| !refuses(&self.findings(wish, *on, &wish.days, used(*on)))).collect()
    }

    fn left(&self, host: usize, on: NaiveDate) -> i32 {
        self.hosts[host].customs.places - self.taken.get(&(host, on)).copied().unwrap_or(0)
    }
}

fn refuses(findings: &[crate::finding::Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Refusal)
}

/// Most mornings in all, by trying every set of days of every child.
fn most(world: &World, child: usize, used: &mut HashMap<(usize, NaiveDate), i32>) -> usize {
    let Some(wish) = world.wishes.get(child) else { return 0 };
    let days = world.allowed(wish);
    let had: i32 = wish.days.iter().map(|(_, half_days)| half_days).sum();
    let wanted = wish.wanted.min(usize::try_from(10 - had).unwrap_or(0));
    let mut best = 0;
    for set in 0_u32..1 << days.len() {
        let size = set.count_ones() as usize;
        let chosen: Vec<_> =
            days.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, on)| (wish.host, *on)).collect();
        let fits = |place: &(usize, NaiveDate)| used.get(place).copied().unwrap_or(0) < world.left(place.0, place.1);
        if size <= wanted && chosen.iter().all(fits) {
            chosen.iter().for_each(|place| *used.entry(*place).or_default() += 1);
            best = best.max(size + most(world, child + 1, used));
            chosen.iter().for_each(|place| *used.entry(*place).or_default() -= 1);
        }
    }
    best
}

fn weekdays() -> impl Strategy<Value = Vec<i32>> {
    proptest::sample::subsequence(vec![1, 2, 3, 4, 5], 0..=5)
}

fn any_host(most_places: i32) -> impl Strategy<Value = Host> {
    let customs = (0..=most_places, weekdays(), 0_i32..4, 0_i32..5, any::<bool>());
    (customs, weekdays(), weekdays()).prop_map(|((places, suited, first, last, sinterklaas), lessons, own)| Host {
        name: "Groep".into(),
        // A group without any lessons makes every case the same.
        lesson_weekdays: if lessons.is_empty() { vec![1, 2, 3, 4, 5] } else { lessons },
        customs: WenCustoms {
            mornings: 5,
            places,
            weekdays: suited,
            skip_first_weeks: first,
            skip_last_weeks: last,
            skip_sinterklaas: sinterklaas,
        },
        own_weekdays: own,
    })
}

/// A child that turns 4 within some weeks of the span, so that its window may end in it or begin in it.
fn any_wish(first: NaiveDate, length: u64, wanted: usize) -> impl Strategy<Value = Wish> {
    let four = (0_u64..length + 75).prop_map(move |days| first + Days::new(days));
    let standing = vec((0..length, 0_i32..3), 0..4);
    let starts = proptest::option::weighted(0.3, 0_u64..length + 20);
    (four, standing, starts, 0..=wanted, 0_usize..3, proptest::bool::weighted(0.9)).prop_map(
        move |(four, standing, starts, wanted, host, admitted)| {
            let born_on = four.checked_sub_months(chrono::Months::new(48)).unwrap();
            let starts_on = starts.map(|days| first + Days::new(days));
            let days = standing.into_iter().map(|(days, half_days)| (first + Days::new(days), half_days)).collect();
            Wish { guest: Guest { born_on, starts_on, admitted }, host, wanted, days }
        },
    )
}

/// A world of so many days and children somewhere in the school year, with two groups; some children have a group that is not there.
fn world(length: u64, children: usize, wanted: usize, most_places: i32) -> impl Strategy<Value = World> {
    (0_u64..330).prop_flat_map(move |start| {
        let first = day("2026-08-20") + Days::new(start);
        let taken = vec((0_usize..2, 0..length, 0_i32..3), 0..6);
        let wishes = vec(any_wish(first, length, wanted), 0..=children);
        (vec(any_host(most_places), 2), taken, wishes).prop_map(move |(hosts, taken, wishes)| World {
            hosts,
            taken: taken.into_iter().map(|(host, days, used)| ((host, first + Days::new(days)), used)).collect(),
            span: (first, first + Days::new(length - 1)),
            wishes,
        })
    })
}

proptest! {
    #[test]
    fn no_proposal_breaks_a_rule(world in world(90, 25, 12, 3)) {
        let mut used = world.taken.clone();
        for (wish, proposed) in world.wishes.iter().zip(world.propose()) {
            prop_assert!(proposed.len() <= wish.wanted, "no more than was asked");
            prop_assert!(proposed.is_sorted());
            let mut days = wish.days.clone();
            for on in proposed {
                prop_assert!((world.span.0..=world.span.1).contains(&on), "{} is not in the term", on);
                let come = used.entry((wish.host, on)).or_default();
                let findings = world.findings(wish, on, &days, *come);
                prop_assert!(!refuses(&findings), "{}: {:?}", on, findings);
                *come += 1;
                days.push((on, 1));
            }
        }
    }

    #[test]
    fn as_many_mornings_are_found_as_there_can_be(world in world(7, 3, 3, 2)) {
        let found: usize = world.propose().iter().map(Vec::len).sum();
        prop_assert_eq!(found, most(&world, 0, &mut HashMap::new()));
    }

    #[test]
    fn a_plan_that_can_be_is_found(world in world(60, 20, 5, 0), picks in vec(0_usize..60, 100)) {
        // A plan is drawn first, and the group has exactly the places that it takes.
        let mut world = world;
        world.hosts.iter_mut().for_each(|host| host.customs.places = 20);
        world.taken.clear();
        let mut plan: HashMap<(usize, NaiveDate), i32> = HashMap::new();
        let mut picks = picks.into_iter();
        let mut wishes = world.wishes.clone();
        for wish in &mut wishes {
            let mut days = world.allowed(wish);
            let room = half_days_left(&wish.days);
            let wanted = wish.wanted.min(days.len()).min(room);
            for _ in 0..wanted {
                let on = days.remove(picks.next().unwrap() % days.len());
                *plan.entry((wish.host, on)).or_default() += 1;
            }
            wish.wanted = wanted;
        }
        world.taken = (0..2).flat_map(|host| world.span.0.iter_days().take(60).map(move |on| ((host, on), 20))).collect();
        plan.iter().for_each(|(place, come)| *world.taken.get_mut(place).unwrap() -= come);
        world.wishes = wishes;
        let found: Vec<_> = world.propose().iter().map(Vec::len).collect();
        prop_assert_eq!(found, world.wishes.iter().map(|wish| wish.wanted).collect::<Vec<_>>());
    }

    #[test]
    fn one_place_more_never_finds_fewer(world in world(30, 12, 5, 2), host in 0_usize..2) {
        let before: usize = world.propose().iter().map(Vec::len).sum();
        let mut wider = world.clone();
        wider.hosts[host].customs.places += 1;
        let after: usize = wider.propose().iter().map(Vec::len).sum();
        prop_assert!(after >= before, "{} became {}", before, after);
    }

    #[test]
    fn the_same_question_gives_the_same_answer(world in world(60, 15, 5, 2)) {
        let again = World { taken: world.taken.iter().map(|(place, used)| (*place, *used)).collect(), ..world.clone() };
        prop_assert_eq!(world.propose(), again.propose());
    }

    #[test]
    fn a_repair_breaks_no_rule_and_finds_what_there_is(world in world(60, 12, 4, 2), broken in vec(0_u64..60, 0..4)) {
        let mornings: Vec<_> = broken.iter().map(|days| (world.span.0 + Days::new(*days), 1)).collect();
        let stuck: Vec<_> = world.wishes.iter().map(|wish| Stuck {
            guest: wish.guest,
            host: wish.host,
            mornings: mornings.clone(),
            days: wish.days.clone(),
        }).collect();
        let repaired = world.board(|board| repair(&stuck, board));
        let mut used = world.taken.clone();
        for (wish, proposed) in world.wishes.iter().zip(&repaired) {
            prop_assert_eq!(proposed.len(), mornings.len(), "an answer for each morning");
            let mut days = wish.days.clone();
            for on in proposed.iter().flatten() {
                let come = used.entry((wish.host, *on)).or_default();
                prop_assert!(!refuses(&world.findings(wish, *on, &days, *come)), "{}", on);
                *come += 1;
                days.push((*on, 1));
            }
        }
        let wishes: Vec<_> = world.wishes.iter().map(|wish| Wish { wanted: mornings.len(), ..wish.clone() }).collect();
        let proposed: usize = world.board(|board| propose(&wishes, board)).iter().map(Vec::len).sum();
        prop_assert_eq!(repaired.iter().flatten().flatten().count(), proposed, "as many as for new mornings");
    }
}
