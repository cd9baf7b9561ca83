//! Erasing children for good, with who and what has no reason to stay without them.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::mention::{Sought, mentions};
use super::rules::{Due, Facts, due, is_here, taken_back};
use super::{
    DueChild, Erasure, ErasureId, ErasureKind, ErasurePlan, ErasureRow, Hold, KindCount, RetentionKind, store as sql,
};
use crate::error::{Error, Result};
use crate::family::owned::Going;
use crate::family::rules::full_name;
use crate::family::store::{caregiver_name, child_name};
use crate::family::taken_back::TakenBackChild;
use crate::family::{self, CaregiverId, Child, ChildId};
use crate::finding::FindingCode;
use crate::store::erase::{Erased, Erasing, RowRef, lines_about};
use crate::store::{Actor, Db, Page, Store, TextCell as _, What};
use crate::typed::Typed;
use crate::{intake, letter, school, users, wenochtend};

/// Rows on one page of what was erased.
const PAGE: i32 = 20;

/// All that goes with some children.
struct Whole {
    going: Going,
    rows: Vec<RowRef>,
    names: Vec<Sought>,
}

/// What erasing these children would take away.
///
/// # Errors
/// `Invalid` without a child, `NotFound`, or the database's.
pub async fn plan(db: &mut Db, ids: &[ChildId], today: NaiveDate) -> Result<ErasurePlan> {
    super::retention::some_chosen(ids)?;
    let whole = whole(db, ids).await?;
    let children = judged(db, &whole.going, today).await?;
    let names = of_nobody_else(db, &whole).await?;
    let gone: Vec<RowRef> = whole.going.taken_back().collect();
    let caregivers_back = whole.going.caregivers_back.iter().map(|one| one.name.clone());
    Ok(ErasurePlan {
        children,
        caregivers: whole.going.caregivers.iter().map(caregiver_name).chain(caregivers_back).collect(),
        households: count(whole.going.households.len() + whole.going.homes_back.len()),
        records: per_kind(&whole.rows),
        mentions: mentions(db, &whole.names, &whole.rows).await?,
        journal_lines: lines_about(db, whole.rows.iter().chain(&gone), &names).await?,
    })
}

/// Erases them for good, and keeps a line without a name.
///
/// # Errors
/// `Invalid` without a child or a ground, `KeptFromErasure` for who is here or held, `NotFound`, or the database's.
pub async fn erase(store: &Store, actor: &Actor, ids: &[ChildId], ground: &str, today: NaiveDate) -> Result<Erasure> {
    super::retention::some_chosen(ids)?;
    let mut typed = Typed::default();
    let ground = typed.text("ground", ground);
    if ground.is_none() {
        typed.refuse("ground", FindingCode::Required);
    }
    typed.accept()?;
    let ground = ground.unwrap_or_default();
    let line = |gone: &Gone, erased: Erased| Erasure {
        id: ErasureId::new(),
        version: 0,
        erased_at: actor.at.to_text(),
        erased_by: actor.name.clone(),
        kind: gone.kind,
        ground: ground.clone(),
        children: gone.children,
        caregivers: gone.caregivers,
        households: gone.households,
        records: erased.records,
        journal_lines: erased.journal_lines,
    };
    store.erase(actor, What::new("privacy.erase", ""), |tx| Box::pin(going(tx.db(), ids, today)), line).await
}

/// What the line that stays says.
struct Gone {
    kind: ErasureKind,
    children: i32,
    caregivers: i32,
    households: i32,
}

async fn going(db: &mut Db, ids: &[ChildId], today: NaiveDate) -> Result<Erasing<Gone>> {
    let whole = whole(db, ids).await?;
    let children = judged(db, &whole.going, today).await?;
    if children.iter().any(|child| child.is_here || child.hold.is_some()) {
        return Err(Error::KeptFromErasure);
    }
    let names = of_nobody_else(db, &whole).await?;
    let going = whole.going;
    let value = Gone {
        kind: kind_of(&children, today),
        children: count(going.children.len() + going.children_back.len()),
        caregivers: count(going.caregivers.len() + going.caregivers_back.len()),
        households: count(going.households.len() + going.homes_back.len()),
    };
    Ok(Erasing { rows: whole.rows, gone: going.taken_back().collect(), names, value })
}

/// Everything of these children, each row before those it refers to.
async fn whole(db: &mut Db, ids: &[ChildId]) -> Result<Whole> {
    let intake = intake::owned::of_children(db, ids).await?;
    let applications = intake.application_ids();
    let letters = letter::owned::of_applications(db, &applications).await?;
    let mornings = wenochtend::owned::of_children(db, ids).await?;
    let named: HashSet<CaregiverId> = intake.caregivers().cloned().collect();
    let asked: Vec<CaregiverId> = {
        let going = family::owned::going(db, ids, &named, &HashSet::new()).await?;
        going.caregivers.into_iter().map(|caregiver| caregiver.id).collect()
    };
    let mut needed = intake::owned::needed_elsewhere(db, &asked, &applications).await?;
    needed.extend(letter::owned::needed_elsewhere(db, &asked, &applications).await?);
    let going = family::owned::going(db, ids, &named, &needed).await?;
    let holds: Vec<Hold> = sql::holds_ever(db, ids).await?;
    let of_intake = letters.into_iter().chain(mornings).chain(intake.rows());
    let rows = of_intake.chain(holds.iter().map(RowRef::of)).chain(going.rows());
    Ok(Whole { rows: rows.collect(), names: names(&going), going })
}

fn names(going: &Going) -> Vec<Sought> {
    let sought =
        |whole: String, roepnaam: &str, achternaam: &str| Sought { whole, short: full_name(roepnaam, "", achternaam) };
    let children = going.children.iter().map(|one| sought(child_name(one), &one.roepnaam, &one.achternaam));
    let caregivers = going.caregivers.iter().map(|one| sought(caregiver_name(one), &one.roepnaam, &one.achternaam));
    let back = |name: &str, short: &str| Sought { whole: name.to_owned(), short: short.to_owned() };
    let children_back = going.children_back.iter().map(|one| back(&one.brief.name, &one.short));
    let caregivers_back = going.caregivers_back.iter().map(|one| back(&one.name, &one.short));
    children.chain(caregivers).chain(children_back).chain(caregivers_back).collect()
}

/// The whole names that nobody who stays has too, and nobody who was taken back and can come again: the history of a namesake keeps
/// its words.
async fn of_nobody_else(db: &mut Db, whole: &Whole) -> Result<Vec<String>> {
    let going: HashSet<&str> = whole.rows.iter().map(|row| row.id.as_str()).collect();
    // A parent may work here too: who was hired or got a key is told in the history of those who work here.
    let mut at_school: HashSet<String> = school::store::staff_names(db).await?.into_values().collect();
    at_school.extend(users::store::users(db).await?.into_iter().map(|user| user.name));
    let kept = |name: &String| at_school.contains(name) || whole.going.others_back.contains(name);
    let mut names = Vec::new();
    for name in &whole.names {
        let namesakes = family::owned::called(db, &name.whole).await?;
        if !kept(&name.whole) && namesakes.iter().all(|id| going.contains(id.as_str())) {
            names.push(name.whole.clone());
        }
    }
    Ok(names)
}

/// How each of these children stands.
async fn judged(db: &mut Db, going: &Going, today: NaiveDate) -> Result<Vec<DueChild>> {
    let children = &going.children;
    let ids: Vec<ChildId> = children.iter().map(|child| child.id.clone()).collect();
    let facts: HashMap<ChildId, Facts> = sql::facts(db, Some(&ids)).await?;
    let terms = sql::terms(db).await?;
    let mut holds = sql::holds(db).await?;
    let mut judged = Vec::with_capacity(children.len());
    let mut children: Vec<&Child> = children.iter().collect();
    children.sort_by(|one, other| one.sort_key.cmp(&other.sort_key));
    for child in children {
        let facts = facts.get(&child.id).cloned().unwrap_or_default();
        let due: Option<Due> = due(&facts, &terms, today);
        judged.push(DueChild {
            child_id: child.id.clone(),
            name: child_name(child),
            kind: due.filter(|due| due.due_on <= today).map(|due| due.kind),
            due_on: due.map(|due| due.due_on),
            hold: holds.remove(&child.id),
            is_here: is_here(&facts, today),
        });
    }
    judged.extend(going.children_back.iter().map(|child| judged_back(child, today)));
    Ok(judged)
}

/// No hold can stand on it, and no aanmelding is open: only the history still tells of it.
fn judged_back(child: &TakenBackChild, today: NaiveDate) -> DueChild {
    let due = taken_back(child.on);
    DueChild {
        child_id: child.brief.id.clone(),
        name: child.brief.name.clone(),
        kind: Some(due.kind).filter(|_| due.due_on <= today),
        due_on: Some(due.due_on),
        hold: None,
        is_here: false,
    }
}

/// The one kind whose term passed for all of them; a request as soon as one is not due yet.
fn kind_of(children: &[DueChild], today: NaiveDate) -> ErasureKind {
    let kind = |child: &DueChild| child.kind.filter(|_| child.due_on.is_some_and(|on| on <= today));
    let Some(kinds) = children.iter().map(kind).collect::<Option<Vec<RetentionKind>>>() else {
        return ErasureKind::Request;
    };
    match kinds.split_first() {
        Some((first, rest)) if rest.iter().all(|kind| kind == first) => of_kind(*first),
        Some(_) => ErasureKind::Several,
        None => ErasureKind::Request,
    }
}

const fn of_kind(kind: RetentionKind) -> ErasureKind {
    match kind {
        RetentionKind::NotAdmitted => ErasureKind::NotAdmitted,
        RetentionKind::Withdrawn => ErasureKind::Withdrawn,
        RetentionKind::Left => ErasureKind::Left,
        RetentionKind::NeverStarted => ErasureKind::NeverStarted,
        RetentionKind::TakenBack => ErasureKind::TakenBack,
    }
}

fn per_kind(rows: &[RowRef]) -> Vec<KindCount> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        *counts.entry(row.table).or_default() += 1;
    }
    let mut counts: Vec<KindCount> =
        counts.into_iter().map(|(kind, rows)| KindCount { kind: kind.into(), count: count(rows) }).collect();
    counts.sort_by_key(|kind| std::cmp::Reverse(kind.count));
    counts
}

fn count(many: usize) -> i32 {
    i32::try_from(many).unwrap_or(i32::MAX)
}

/// What was erased, newest first, with the backups of `moments` (UTC) that were made before it and so still hold it.
///
/// # Errors
/// The database's.
pub async fn erasures(db: &mut Db, offset: i32, moments: &[String]) -> Result<Page<ErasureRow>> {
    let Page { rows, total } = sql::erasures(db, PAGE, offset).await?;
    let row = |erasure: Erasure| {
        let mut held_by: Vec<String> = moments.iter().filter(|at| **at < erasure.erased_at).cloned().collect();
        held_by.sort();
        held_by.dedup();
        ErasureRow { erasure, held_by }
    };
    Ok(Page { rows: rows.into_iter().map(row).collect(), total })
}
