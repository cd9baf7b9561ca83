//! Inzage: everything that is kept about one person, minus what is another's.

mod guard;
mod names;
mod paper;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use self::guard::Guard;
use self::names::Names;
use super::mention::free_text;
use super::{AccessField, AccessFile, AccessSection, AccessSubject, LeftOut, LeftOutReason, store as sql};
use crate::Result;
use crate::error::Error;
use crate::family::store::{caregiver, caregiver_name, family};
use crate::family::{self, CaregiverId, ChildId, Family};
use crate::letter::file_name;
use crate::letter::make::PaperFile;
use crate::store::erase::{RowRef, Standing, standing};
use crate::store::{Db, TextCell as _, history};
use crate::{intake, letter, wenochtend};

pub use self::paper::pdf;

/// So many of the latest deeds are told.
const MOST_DEEDS: i32 = 500;
/// A title is not longer than this, in characters.
const TITLE_MAX: usize = 80;

/// Columns that only the program reads, or that say again what the heading says.
const UNREAD: &[&str] =
    &["id", "version", "search_key", "sort_key", "household_id", "interview_id", "protocol_id", "decide_by"];

/// What tells a row from others of its kind: the first of these columns that is kept.
const TITLES: &[&str] = &[
    "subject",
    "roepnaam",
    "caregiver_id",
    "topic_id",
    "topic_key",
    "what",
    "received_on",
    "planned_on",
    "starts_on",
    "group_id",
    "kind",
    "street",
    "placed_on",
];

/// Who asks, and so what is another's.
enum Asker {
    Child,
    Caregiver(CaregiverId),
}

impl Asker {
    /// Columns of a table that are not about this person.
    const fn of_another(&self, table: &str) -> &'static [&'static str] {
        match (self, table.as_bytes()) {
            (Self::Child, b"caregiver_link") => &["apart_talk", "no_contact_order"],
            (Self::Child, b"objection") => &["note"],
            _ => &[],
        }
    }
}

/// Everything about one person.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn file(db: &mut Db, subject: &AccessSubject, now: DateTime<Utc>, today: NaiveDate) -> Result<AccessFile> {
    match subject {
        AccessSubject::Child { id } => of_child(db, id, now, today).await,
        AccessSubject::Caregiver { id } => of_caregiver(db, id, now, today).await,
    }
}

async fn of_child(db: &mut Db, id: &ChildId, now: DateTime<Utc>, today: NaiveDate) -> Result<AccessFile> {
    let family = family(db, id, today).await?;
    let mut rows = family::owned::of_child(db, id).await?;
    let names = Names::gather(db, &[&family]).await?;
    let mut gathered = Gathered::new(Asker::Child, vec![Guard::of_child(&family)], names);
    rows.extend(homes_of_child(&family, &mut gathered));
    let intake = intake::owned::of_children(db, std::slice::from_ref(id)).await?;
    let mut of_intake = intake.rows();
    of_intake.reverse();
    rows.extend(of_intake);
    rows.extend(letter::owned::of_applications(db, &intake.application_ids()).await?);
    rows.extend(wenochtend::owned::of_children(db, std::slice::from_ref(id)).await?);
    rows.extend(sql::holds_ever(db, std::slice::from_ref(id)).await?.iter().map(RowRef::of));
    gathered.add(standing(db, &rows).await?);
    let known = family.members.iter().map(|member| member.name.clone()).chain([family.name.clone()]).collect();
    gathered.add_deeds(db, &rows, &known).await?;
    Ok(gathered.file(family.name, now))
}

/// The homes where the child lives, without the secret ones; of the caregivers themselves only name and relation stay.
fn homes_of_child(family: &Family, gathered: &mut Gathered) -> Vec<RowRef> {
    let mut homes = Vec::new();
    for member in &family.members {
        gathered.leave_out("caregiver", LeftOutReason::OfAnother);
        let Some(home) = member.household.as_ref().filter(|_| member.link.lives_there) else { continue };
        let row = family::owned::home(&home.id);
        if home.secret_address {
            gathered.leave_out("household", LeftOutReason::SecretAddress);
        } else if !homes.contains(&row) {
            homes.push(row);
        }
    }
    homes
}

async fn of_caregiver(db: &mut Db, id: &CaregiverId, now: DateTime<Utc>, today: NaiveDate) -> Result<AccessFile> {
    let caregiver = caregiver(db, id).await?;
    let papers = intake::owned::of_caregiver(db, id).await?.into_iter();
    let (about, papers): (Vec<_>, Vec<_>) = papers.chain(letter::owned::to_caregiver(db, id).await?).unzip();
    // Whoever was taken away from a child still has papers about it, in which others are named.
    let mut children: BTreeSet<ChildId> = family::owned::children_of(db, id).await?.into_iter().collect();
    children.extend(intake::owned::children_of(db, about.into_iter().collect::<BTreeSet<_>>()).await?);
    let mut families = Vec::new();
    for child in children {
        families.push(family(db, &child, today).await?);
    }
    let mut rows = family::owned::of_caregiver(db, id).await?;
    rows.extend(papers);
    let guards = families.iter().map(|family| Guard::of_caregiver(family, id)).collect();
    let names = Names::gather(db, &families.iter().collect::<Vec<_>>()).await?;
    let mut gathered = Gathered::new(Asker::Caregiver(id.clone()), guards, names);
    gathered.add(standing(db, &rows).await?);
    let name = caregiver_name(&caregiver);
    let known = families.iter().map(|family| family.name.clone()).chain([name.clone()]).collect();
    gathered.add_deeds(db, &rows, &known).await?;
    Ok(gathered.file(name, now))
}

/// A file on its way.
struct Gathered {
    asker: Asker,
    guards: Vec<Guard>,
    names: Names,
    sections: Vec<AccessSection>,
    left_out: BTreeMap<(String, LeftOutReason), i32>,
}

impl Gathered {
    const fn new(asker: Asker, guards: Vec<Guard>, names: Names) -> Self {
        Self { asker, guards, names, sections: Vec::new(), left_out: BTreeMap::new() }
    }

    fn leave_out(&mut self, kind: &str, reason: LeftOutReason) {
        *self.left_out.entry((kind.to_owned(), reason)).or_default() += 1;
    }

    fn add(&mut self, rows: Vec<Standing>) {
        for Standing { row, fields } in rows {
            let fields: Vec<AccessField> =
                fields.into_iter().filter_map(|(field, value)| self.field(row.table, field, value?)).collect();
            let title = TITLES.iter().find_map(|name| fields.iter().find(|one| one.field == *name));
            let title = title.map(|field| field.value.chars().take(TITLE_MAX).collect()).unwrap_or_default();
            self.sections.push(AccessSection { kind: row.table.into(), title, fields });
        }
    }

    /// The field as the person may read it; none when it is not theirs, or says nothing.
    fn field(&mut self, table: &str, field: String, value: String) -> Option<AccessField> {
        if UNREAD.contains(&field.as_str()) || value.is_empty() {
            return None;
        }
        if self.asker.of_another(table).contains(&field.as_str()) {
            self.leave_out(table, LeftOutReason::OfAnother);
            return None;
        }
        let value = self.readable(&field, value)?;
        // What is entered as one's own may be the same as another's: a shared telephone.
        let is_own = matches!(self.asker, Asker::Caregiver(_)) && matches!(table, "caregiver" | "household");
        if !is_own && let Some(reason) = self.guards.iter().find_map(|guard| guard.tells(&value)) {
            self.leave_out(table, reason);
            return None;
        }
        let is_free_text = free_text().any(|text| text.table == table && text.columns.contains(&field.as_str()));
        Some(AccessField { field, value, is_free_text })
    }

    /// The value with names for ids; none for what names nobody.
    fn readable(&self, field: &str, value: String) -> Option<String> {
        match (field, &self.asker) {
            ("paper", _) => letter::owned::words(&value),
            ("caregiver_ids", Asker::Caregiver(id)) => self.names.of(id.as_ref()),
            ("child_id" | "application_id", Asker::Child) => None,
            ("caregiver_ids", Asker::Child) => {
                let ids = Vec::<CaregiverId>::from_text(&value)?;
                Some(ids.iter().filter_map(|id| self.names.of(id.as_ref())).collect::<Vec<_>>().join(", "))
            }
            ("topic_key", _) => Some(self.names.of(&value).unwrap_or(value)),
            (name, _) if name.ends_with("_id") => self.names.of(&value),
            _ => Some(value),
        }
    }

    /// When something was done with these rows, what, and by whom: not what stood there before, which may be another's. Whom it was
    /// about is said only with the names that the person knows by this file.
    async fn add_deeds(&mut self, db: &mut Db, rows: &[RowRef], known: &BTreeSet<String>) -> Result<()> {
        let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
        let lines = history(db, &ids, MOST_DEEDS, 0).await?.rows;
        let field = |line: crate::store::HistoryLine| {
            let is_known = line.subject.split(", ").all(|name| known.contains(name));
            let subject = if is_known { line.subject.as_str() } else { "" };
            let value = format!("{} · {} · {subject}", line.at, line.actor);
            AccessField { field: line.deed, value, is_free_text: false }
        };
        let fields = lines.into_iter().map(field).collect();
        self.sections.push(AccessSection { kind: "journal_change".into(), title: String::new(), fields });
        Ok(())
    }

    fn file(self, name: String, now: DateTime<Utc>) -> AccessFile {
        let left_out = self.left_out.into_iter().map(|((kind, reason), count)| LeftOut { kind, count, reason });
        let sections = self.sections.into_iter().filter(|section| !section.fields.is_empty()).collect();
        AccessFile { name, at: now.to_text(), sections, left_out: left_out.collect() }
    }
}

/// The file as JSON, without what the director left out: places of a section and a field, or of a section and -1 for the whole of it.
///
/// # Errors
/// `File`, when it cannot be written as JSON.
pub fn data(file: AccessFile, left_out: &[(i32, i32)]) -> Result<PaperFile> {
    let is_out =
        |section: usize, field: i32| i32::try_from(section).is_ok_and(|section| left_out.contains(&(section, field)));
    let kept = file.sections.iter().enumerate().filter(|(place, _)| !is_out(*place, -1)).map(|(place, section)| {
        let fields = section.fields.iter().enumerate();
        let fields = fields.filter(|(number, _)| i32::try_from(*number).is_ok_and(|number| !is_out(place, number)));
        let fields = fields.map(|(_, field)| json!({ "field": field.field, "value": field.value }));
        json!({ "kind": section.kind, "title": section.title, "fields": fields.collect::<Vec<_>>() })
    });
    let whole = json!({ "name": file.name, "at": file.at, "sections": kept.collect::<Vec<_>>() });
    let content = serde_json::to_vec_pretty(&whole).map_err(|error| Error::file(&std::io::Error::other(error)))?;
    Ok(PaperFile { name: file_name::safe(&format!("Inzage {}", file.name), "json"), content })
}
