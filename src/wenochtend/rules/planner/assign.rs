//! Who comes when, as a flow through a network: from the children over their slots and days to the places of the group. The cheapest
//! of the largest flows is the proposal.

use ac_library::MinCostFlowGraph;

/// What a group has on a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// How many more children can come.
    pub(super) places: usize,
    /// How many customs a morning here breaks.
    pub(super) broken: usize,
}

/// What a day is worth to a slot, less is better; the first counts before the second.
pub(super) type Drawback = (u64, u64);

/// A child that looks for mornings.
#[derive(Clone, Debug)]
pub(super) struct Seeker {
    /// The rooms to which it can come, by their number, each once.
    pub(super) days: Vec<usize>,
    /// For each slot the drawback of each of those days.
    pub(super) slots: Vec<Vec<Drawback>>,
    /// How many mornings it has already.
    pub(super) had: usize,
}

/// What each kind of cost weighs. One of a kind weighs more than all of the kinds below it together can.
struct Weights {
    uneven: i128,
    broken: i128,
    first: i128,
}

impl Weights {
    fn of(seekers: &[Seeker], rooms: &[Room]) -> Self {
        let slots = wide(seekers.iter().map(|seeker| seeker.slots.len()).sum::<usize>());
        let drawbacks = || seekers.iter().flat_map(|seeker| seeker.slots.iter().flatten());
        let most_first = i128::from(drawbacks().map(|drawback| drawback.0).max().unwrap_or(0));
        let most_second = i128::from(drawbacks().map(|drawback| drawback.1).max().unwrap_or(0));
        let most_broken = wide(rooms.iter().map(|room| room.broken).max().unwrap_or(0));
        let first = slots * most_second + 1;
        let broken = slots * (most_first * first + most_second) + 1;
        let uneven = slots * (most_broken * broken + most_first * first + most_second) + 1;
        Self { uneven, broken, first }
    }
}

/// For every slot of every child the room it gets, by its number.
pub(super) fn assign(seekers: &[Seeker], rooms: &[Room]) -> Vec<Vec<Option<usize>>> {
    let weights = Weights::of(seekers, rooms);
    let mut network = Network::new(seekers, rooms);
    let choices: Vec<_> = seekers.iter().map(|seeker| network.seat(seeker, rooms, &weights)).collect();
    network.graph.flow(SOURCE, SINK, i128::MAX);
    let chosen = |slot: Vec<(usize, usize)>| {
        let taken = slot.into_iter().find(|(edge, _)| network.graph.get_edge(*edge).flow > 0);
        taken.map(|(_, room)| room)
    };
    choices.into_iter().map(|slots| slots.into_iter().map(chosen).collect()).collect()
}

const SOURCE: usize = 0;
const SINK: usize = 1;
const FIRST_ROOM: usize = 2;

struct Network {
    graph: MinCostFlowGraph<i128>,
    next: usize,
}

impl Network {
    fn new(seekers: &[Seeker], rooms: &[Room]) -> Self {
        let of_seekers = seekers.iter().map(|seeker| 1 + seeker.slots.len() + seeker.days.len()).sum::<usize>();
        let mut graph = MinCostFlowGraph::new(FIRST_ROOM + rooms.len() + of_seekers);
        for (index, room) in rooms.iter().enumerate() {
            graph.add_edge(FIRST_ROOM + index, SINK, wide(room.places), 0);
        }
        Self { graph, next: FIRST_ROOM + rooms.len() }
    }

    fn nodes(&mut self, count: usize) -> usize {
        let first = self.next;
        self.next += count;
        first
    }

    /// Sets a child down in the network; for each of its slots the edges to its rooms.
    fn seat(&mut self, seeker: &Seeker, rooms: &[Room], weights: &Weights) -> Vec<Vec<(usize, usize)>> {
        let child = self.nodes(1);
        let slots = self.nodes(seeker.slots.len());
        let days = self.nodes(seeker.days.len());
        for (day, room) in seeker.days.iter().enumerate() {
            // Of capacity one: a child comes once a day, whichever slot it is for.
            self.graph.add_edge(days + day, FIRST_ROOM + room, 1, wide(rooms[*room].broken) * weights.broken);
        }
        let mut choices = Vec::new();
        for (slot, drawbacks) in seeker.slots.iter().enumerate() {
            // Each further morning of a child costs more, so that a scarce place goes to who has least.
            self.graph.add_edge(SOURCE, child, 1, wide(seeker.had + slot) * weights.uneven);
            self.graph.add_edge(child, slots + slot, 1, 0);
            let to_day = |(day, (first, second)): (usize, &Drawback)| {
                let cost = i128::from(*first) * weights.first + i128::from(*second);
                (self.graph.add_edge(slots + slot, days + day, 1, cost), seeker.days[day])
            };
            choices.push(drawbacks.iter().enumerate().map(to_day).collect());
        }
        choices
    }
}

/// No sum of costs comes near the end of this type.
fn wide(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(i128::MAX)
}

#[cfg(test)]
mod tests;
