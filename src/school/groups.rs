//! Groups and who teaches them.

use std::collections::BTreeSet;

use super::{Group, GroupDraft, GroupId, StaffId, Teaching, TeachingDraft, TeachingId, store as sql};
use crate::error::{Error, Result};
use crate::family::rules::fold;
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::store::{Actor, Changed, Store, Tx, What};
use crate::typed::Typed;

/// No room of a primary school holds more children.
const MOST_CHILDREN: i32 = 99;
/// More guests than this is no morning to get used to a group.
const MOST_WENKINDEREN: i32 = 10;

type Lessons = BTreeSet<(i32, StaffId)>;

/// Adds a group (an empty id) or changes it, with who teaches it.
///
/// # Errors
/// `Invalid` with findings on the record's fields (`name`, `teachers`), `Conflict`, `NotFound`, or the database's.
pub async fn save_group(store: &Store, actor: &Actor, draft: GroupDraft) -> Result<Changed<Group>> {
    let is_new = draft.group.id.as_ref().is_empty();
    let mut typed = Typed::default();
    let mut group = read_group(&mut typed, draft.group);
    let lessons = read_teachers(&mut typed, draft.teachers);
    typed.accept()?;
    if is_new {
        group.id = GroupId::new();
    }
    let (group, lessons) = (&group, &lessons);
    let what = What::new(if is_new { "group.add" } else { "group.save" }, &group.name);
    store.change(actor, what, move |tx| Box::pin(write_group(tx, group, lessons, is_new))).await
}

fn read_group(typed: &mut Typed, group: Group) -> Group {
    let mut jaargroepen = group.jaargroepen;
    jaargroepen.sort_unstable();
    jaargroepen.dedup();
    if jaargroepen.is_empty() {
        typed.refuse("jaargroepen", FindingCode::NoneChosen);
    }
    for jaargroep in &jaargroepen {
        typed.number("jaargroepen", *jaargroep, 1, 8);
    }
    typed.number("capacity", group.capacity, 1, MOST_CHILDREN);
    if let Some(places) = group.wen_places {
        typed.number("wen_places", places, 0, MOST_WENKINDEREN);
    }
    for weekday in &group.wen_weekdays {
        typed.number("wen_weekdays", *weekday, 1, 5);
    }
    Group {
        name: typed.label("name", &group.name),
        unit: typed.line("unit", group.unit.as_deref()),
        room: typed.line("room", group.room.as_deref()),
        jaargroepen,
        ..group
    }
}

fn read_teachers(typed: &mut Typed, teachers: Vec<TeachingDraft>) -> Lessons {
    for teacher in &teachers {
        typed.number("teachers", teacher.weekday, 1, 5);
    }
    teachers.into_iter().map(|teacher| (teacher.weekday, teacher.staff_id)).collect()
}

async fn write_group(tx: &mut Tx<'_>, group: &Group, lessons: &Lessons, is_new: bool) -> Result<Group> {
    refuse_taken_name(tx, group).await?;
    if is_new {
        let group = tx.insert(group).await?;
        write_lessons(tx, &group, lessons, Vec::new()).await?;
        return Ok(group);
    }
    let before = sql::teachings(tx.db(), &group.id).await?;
    let same_lessons = before.iter().map(|one| (one.weekday, one.staff_id.clone())).collect::<Lessons>() == *lessons;
    // Teachers are typed with the group, so who typed them over older ones must hear of it.
    let group = if same_lessons { tx.update(group).await? } else { tx.renew(group).await? };
    write_lessons(tx, &group, lessons, before).await?;
    Ok(group)
}

async fn refuse_taken_name(tx: &mut Tx<'_>, group: &Group) -> Result<()> {
    let others = sql::other_groups(tx.db(), group).await?;
    let is_taken = others.iter().any(|other| fold(&other.name) == fold(&group.name));
    let finding = Finding::refusal("name", FindingCode::NameTaken).with("name", &group.name);
    refuse_if_any(is_taken.then_some(finding).into_iter().collect()).map(drop)
}

async fn write_lessons(tx: &mut Tx<'_>, group: &Group, lessons: &Lessons, before: Vec<Teaching>) -> Result<()> {
    let mut missing = lessons.clone();
    for teaching in before {
        if !missing.remove(&(teaching.weekday, teaching.staff_id.clone())) {
            tx.delete(&teaching).await?;
        }
    }
    for (weekday, staff_id) in missing {
        let group_id = group.id.clone();
        tx.insert(&Teaching { id: TeachingId::new(), version: 0, group_id, staff_id, weekday }).await?;
    }
    Ok(())
}

/// Removes a group that no child was placed in and no aanmelding waits for.
///
/// # Errors
/// `Invalid` with `InUse` when one is, `Conflict`, `NotFound`, or the database's.
pub async fn remove_group(store: &Store, actor: &Actor, group: Group) -> Result<Changed<()>> {
    let group = &group;
    let what = What::new("group.remove", &group.name);
    let outcome = store.change(actor, what, move |tx| Box::pin(delete_group(tx, group))).await;
    // The rooms that refer to groups are not ours to ask; their references say it.
    outcome.map_err(|error| if error == Error::InTheWay { in_use(group) } else { error })
}

async fn delete_group(tx: &mut Tx<'_>, group: &Group) -> Result<()> {
    for teaching in sql::teachings(tx.db(), &group.id).await? {
        tx.delete(&teaching).await?;
    }
    tx.delete(group).await
}

fn in_use(group: &Group) -> Error {
    Error::Invalid { findings: vec![Finding::refusal("", FindingCode::InUse).with("name", &group.name)] }
}
